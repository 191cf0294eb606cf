//! The operations, each a row of one table.

pub(crate) mod check;
pub(crate) mod fields;
pub(crate) mod render;
pub(crate) mod cascade;
pub(crate) mod version;
pub(crate) mod batch;
pub(crate) mod import;
pub(crate) mod notices;
pub(crate) mod tables;
pub(crate) mod schemas;

use std::sync::Arc;

use serde_json::Value;

use crate::asked::{Asked, Reply};
use crate::batches::Batches;
use crate::fault::Fault;

/// Where operations stand.
pub const ROOT: &str = "/api/v1";

/// What operations draw on beside the request.
#[derive(Debug, Clone, Default)]
pub struct Shared {
    pub(crate) batches: Arc<Batches>,
}

/// Bytes of a request that brings a source: a source has 4 MB at most, and answers beside it.
const USUAL_LIMIT: usize = 6 << 20;
/// Bytes of a file that is read.
pub const FILE_LIMIT: usize = 25 << 20;

/// A value of the query.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it says, in English.
    pub about: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// Of its value.
    pub schema: fn() -> Value,
    /// A value that works.
    pub example: &'static str,
}

/// What the body of a request is.
#[derive(Debug, Clone, Copy)]
pub enum Body {
    /// There is none.
    None,
    /// A JSON object of that schema; where it has a `source`, YAML may be the body instead, the rest in the query.
    Json {
        /// Of the object.
        schema: fn() -> Value,
        /// One that works.
        example: fn() -> Value,
    },
    /// The bytes of a file.
    File,
}

/// What an operation answers where all is well.
#[derive(Debug, Clone, Copy)]
pub enum Answer {
    /// A JSON object of that schema.
    Json(fn() -> Value),
    /// A JSON object, or files where `to` asks for them: one as it is, several as a ZIP.
    JsonOrFiles(fn() -> Value),
    /// YAML.
    Yaml,
    /// A ZIP.
    Zip,
    /// Work that goes on, as a JSON object.
    Accepted(fn() -> Value),
}

/// One operation.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// `GET`, `POST`, `DELETE`
    pub method: &'static str,
    /// Below [`ROOT`].
    pub path: &'static str,
    /// Its name for generated clients.
    pub id: &'static str,
    /// What it does, in English.
    pub about: &'static str,
    /// Of the path.
    pub at: Option<Parameter>,
    /// Of the query.
    pub query: &'static [Parameter],
    /// Of the request.
    pub body: Body,
    /// Bytes that the body may have.
    pub limit: usize,
    /// Of the response.
    pub answer: Answer,
    /// Does it.
    pub run: fn(&Shared, &Asked) -> Result<Reply, Fault>,
}

const fn post(
    path: &'static str,
    id: &'static str,
    about: &'static str,
    body: Body,
    answer: Answer,
    run: fn(&Shared, &Asked) -> Result<Reply, Fault>,
) -> Operation {
    Operation { method: "POST", path, id, about, at: None, query: &[], body, limit: USUAL_LIMIT, answer, run }
}

const fn get(
    path: &'static str,
    id: &'static str,
    about: &'static str,
    query: &'static [Parameter],
    answer: Answer,
    run: fn(&Shared, &Asked) -> Result<Reply, Fault>,
) -> Operation {
    Operation { method: "GET", path, id, about, at: None, query, body: Body::None, limit: 0, answer, run }
}

const BATCH: Option<Parameter> = Some(Parameter {
    name: "id",
    about: "of the batch",
    required: true,
    schema: schemas::text,
    example: "1",
});

/// All of them.
pub const OPERATIONS: &[Operation] = &[
    post(
        "/check",
        "check",
        "Every finding about a directive: what the format does not allow, and faults of form.",
        Body::Json { schema: schemas::check, example: check::example },
        Answer::Json(schemas::check_result),
        check::check,
    ),
    post(
        "/fix",
        "fix",
        "The source with what can be replaced safely replaced: all of it, or what one finding says.",
        Body::Json { schema: schemas::fix, example: check::fix_example },
        Answer::Json(schemas::edit_result),
        check::fix,
    ),
    post(
        "/fields",
        "fields",
        "The fields of a source as a form shows them, and those that it does not have yet.",
        Body::Json { schema: schemas::fields, example: fields::example },
        Answer::Json(schemas::fields_found),
        fields::fields,
    ),
    post(
        "/edit",
        "edit",
        "The source with one field changed.",
        Body::Json { schema: schemas::edit, example: fields::edit_example },
        Answer::Json(schemas::edit_result),
        fields::edit,
    ),
    post(
        "/render",
        "render",
        "The document as files, or its pages as pictures. Refused with all findings where one is an error.",
        Body::Json { schema: schemas::render, example: render::example },
        Answer::JsonOrFiles(schemas::render_result),
        render::render,
    ),
    Operation {
        limit: FILE_LIMIT,
        query: import::FILE,
        ..post(
            "/import",
            "importFile",
            "A file as it arrived, as a directive: the bytes of the file are the body.",
            Body::File,
            Answer::Json(schemas::import_result),
            import::import,
        )
    },
    Operation {
        limit: FILE_LIMIT,
        query: import::FROM,
        ..post(
            "/pages",
            "pages",
            "Pages of a PDF as it arrived, five from `from` on, as pictures (SVG); none of a file without pages.",
            Body::File,
            Answer::Json(schemas::pages_seen),
            import::pages,
        )
    },
    post(
        "/cascade",
        "cascade",
        "The directive that a lower unit issues to carry out the superior's, with its trace; or its files.",
        Body::Json { schema: schemas::cascade, example: cascade::example },
        Answer::JsonOrFiles(schemas::cascade_result),
        cascade::cascade,
    ),
    post(
        "/batches",
        "startBatch",
        "The versions of many units, made one after the other; ask for how far it is, then for the ZIP.",
        Body::Json { schema: schemas::batch, example: batch::example },
        Answer::Accepted(schemas::progress),
        batch::start,
    ),
    Operation {
        at: BATCH,
        ..get(
            "/batches/{id}",
            "batch",
            "How far a batch is.",
            &[],
            Answer::Json(schemas::progress),
            batch::progress,
        )
    },
    Operation {
        at: BATCH,
        method: "DELETE",
        ..get(
            "/batches/{id}",
            "cancelBatch",
            "Ends a batch and forgets what it made.",
            &[],
            Answer::Json(schemas::progress),
            batch::cancel,
        )
    },
    Operation {
        at: BATCH,
        ..get(
            "/batches/{id}/zip",
            "batchZip",
            "The files of a batch that is done.",
            &[],
            Answer::Zip,
            batch::zip,
        )
    },
    post(
        "/notices",
        "notices",
        "A year's notices from one plan: what comes when, and each as a directive; or the files of one or all.",
        Body::Json { schema: schemas::notices, example: notices::example },
        Answer::JsonOrFiles(schemas::notices_result),
        notices::notices,
    ),
    get(
        "/units",
        "units",
        "Units of the built-in table by name, with or without marks, of today or of other days, or by code.",
        tables::UNITS,
        Answer::Json(schemas::units_found),
        tables::units,
    ),
    Operation {
        limit: FILE_LIMIT,
        query: tables::TABLE,
        ..post(
            "/units/table",
            "readUnits",
            "The units of an office's own file: .csv, .xlsx, or profiles as YAML.",
            Body::File,
            Answer::Json(schemas::units_read),
            tables::read_units,
        )
    },
    get(
        "/units/profile",
        "unitProfile",
        "The start of a unit's profile.",
        tables::PROFILE,
        Answer::Yaml,
        tables::profile,
    ),
    get(
        "/calendar",
        "calendar",
        "Lunar months, holidays and days off of a year.",
        tables::YEAR,
        Answer::Json(schemas::any),
        tables::calendar,
    ),
    get(
        "/rules",
        "rules",
        "Every rule of form, and every fault of a file.",
        &[],
        Answer::Json(schemas::rules),
        tables::rules,
    ),
    Operation {
        at: Some(Parameter {
            name: "code",
            about: "of a finding",
            required: true,
            schema: schemas::text,
            example: "VB302",
        }),
        ..get(
            "/rules/{code}",
            "rule",
            "What a code means, with examples.",
            &[],
            Answer::Json(schemas::rule),
            tables::rule,
        )
    },
    get(
        "/schema",
        "schema",
        "The input formats as JSON Schema.",
        tables::SCHEMA,
        Answer::Json(schemas::any),
        tables::schema,
    ),
    get(
        "/types",
        "types",
        "The document types of the decree.",
        &[],
        Answer::Json(schemas::types),
        tables::types,
    ),
    get("/starter", "starter", "A file to begin from.", tables::STARTER, Answer::Yaml, tables::starter),
];
