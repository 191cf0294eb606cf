//! The operations described for programs, out of the table that routes them.

use congvan_make::Format;
use serde_json::{Map, Value, json};

use crate::api::{Answer, Body, OPERATIONS, Operation, Parameter, ROOT, schemas};

/// OpenAPI 3.1.
pub(crate) fn document() -> Value {
    let mut paths = Map::new();
    for operation in OPERATIONS {
        let path = paths.entry(format!("{ROOT}{}", operation.path)).or_insert_with(|| json!({}));
        path[operation.method.to_lowercase()] = operation_to_json(operation);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Congvan",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Vietnamese administrative documents from structured YAML",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
            "schemas": { "Finding": schemas::finding(), "Refusal": schemas::refusal() },
        },
    })
}

fn operation_to_json(operation: &Operation) -> Value {
    let Operation { id, about, at, query, body, answer, .. } = operation;
    let at = at.iter().map(|parameter| parameter_to_json(parameter, "path"));
    let parameters: Vec<Value> =
        at.chain(query.iter().map(|parameter| parameter_to_json(parameter, "query"))).collect();
    let (status, right) = right(answer);
    let mut responses = Map::from_iter([(status.to_owned(), right)]);
    responses.insert("default".to_owned(), refusal());
    let mut told = json!({
        "operationId": id,
        "summary": about,
        "parameters": parameters,
        "responses": responses,
    });
    match body {
        Body::None => {}
        Body::Json { schema, example } => {
            let json = json!({ "schema": schema(), "example": example() });
            told["requestBody"] = json!({ "required": true, "content": { "application/json": json } });
        }
        Body::File => {
            let file = json!({ "schema": { "type": "string", "format": "binary" } });
            told["requestBody"] =
                json!({ "required": true, "content": { "application/octet-stream": file } });
        }
    }
    told
}

fn parameter_to_json(parameter: &Parameter, place: &str) -> Value {
    json!({
        "name": parameter.name,
        "in": place,
        "description": parameter.about,
        "required": parameter.required,
        "schema": (parameter.schema)(),
        "example": parameter.example,
    })
}

fn right(answer: &Answer) -> (&'static str, Value) {
    let json = |schema: &fn() -> Value| json!({ "application/json": { "schema": schema() } });
    let file = json!({ "schema": { "type": "string", "format": "binary" } });
    let (status, content) = match answer {
        Answer::Json(schema) => ("200", json(schema)),
        Answer::Accepted(schema) => ("202", json(schema)),
        Answer::Yaml => ("200", json!({ "application/yaml": { "schema": { "type": "object" } } })),
        Answer::Zip => ("200", json!({ "application/zip": file })),
        Answer::JsonOrFiles(schema) => {
            let mut content = json(schema);
            for kind in Format::ALL.map(Format::media_type).into_iter().chain(["application/zip"]) {
                content[kind] = file.clone();
            }
            content[Format::Edxml.media_type()] = json!({});
            content["application/yaml"] = json!({ "schema": { "type": "object" } });
            ("200", content)
        }
    };
    (status, json!({ "description": "as asked", "content": content }))
}

fn refusal() -> Value {
    json!({
        "description": "refused; why, as findings",
        "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Refusal" } } },
    })
}
