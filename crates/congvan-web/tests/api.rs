//! The API as programs use it: every operation answers its own example as the description says, refusals have one form, and
//! nobody else is let in.

mod schema;

use std::net::IpAddr;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use congvan::text::paths::Places;
use congvan::text::source::Source;
use congvan_web::api::{Answer, Body as Given, OPERATIONS, Operation, ROOT, Shared};
use congvan_web::{Door, router};
use serde_json::{Value, json};
use tower::ServiceExt;

const TOKEN: &str = "0123456789abcdef";

/// A response: its status, what it says it is, its bytes.
type Response = (StatusCode, String, Vec<u8>);

struct Client {
    router: axum::Router,
    runtime: tokio::runtime::Runtime,
}

impl Client {
    fn new() -> Self {
        let door = Door { address: IpAddr::from([127, 0, 0, 1]), port: 3020, token: TOKEN.to_owned() };
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
        Self { router: router(door, Shared::default()), runtime }
    }

    fn send(&self, request: Request<Body>) -> Response {
        self.runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.expect("an answer");
            let kind =
                response.headers().get("content-type").map(|kind| kind.to_str().expect("text").to_owned());
            let status = response.status();
            let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body").to_vec();
            (status, kind.unwrap_or_default(), bytes)
        })
    }

    fn ask(&self, method: &str, path: &str, kind: &str, body: impl Into<Body>) -> Response {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "127.0.0.1:3020")
            .header("authorization", format!("Bearer {TOKEN}"));
        let request = if kind.is_empty() { request } else { request.header("content-type", kind) };
        self.send(request.body(body.into()).expect("a request"))
    }

    fn post(&self, path: &str, body: &Value) -> (StatusCode, Value) {
        let (status, _, bytes) =
            self.ask("POST", &format!("{ROOT}{path}"), "application/json", body.to_string());
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    fn description(&self) -> Value {
        let (status, kind, bytes) = self.ask("GET", &format!("{ROOT}/openapi.json"), "", "");
        assert_eq!((status, kind.as_str()), (StatusCode::OK, "application/json"));
        serde_json::from_slice(&bytes).expect("JSON")
    }

    /// The request that the description gives as an example.
    fn example(&self, operation: &Operation) -> Response {
        let value = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let query: Vec<String> =
            operation.query.iter().map(|own| format!("{}={}", own.name, value(own.example))).collect();
        let path = operation.at.map_or(operation.path.to_owned(), |own| {
            operation.path.replace(&format!("{{{}}}", own.name), own.example)
        });
        let path = format!("{ROOT}{path}?{}", query.join("&"));
        match operation.body {
            Given::None => self.ask(operation.method, &path, "", ""),
            Given::Json { example, .. } => {
                self.ask(operation.method, &path, "application/json", example().to_string())
            }
            Given::File if operation.path == "/units/table" => {
                self.ask("POST", &path, "", "tên\nxã Chi Lăng\nxã Bắc Sơn\n")
            }
            Given::File => self.ask("POST", &path, "", "format: congvan/1\n"),
        }
    }
}

/// The example of a directive that operations share.
fn source() -> String {
    let check = OPERATIONS.iter().find(|operation| operation.path == "/check").expect("it is there");
    let Given::Json { example, .. } = check.body else { panic!("it takes JSON") };
    example()["source"].as_str().expect("text").to_owned()
}

#[test]
fn every_operation_answers_its_example_as_described() {
    let client = Client::new();
    let described = client.description();
    let paths = described["paths"].as_object().expect("paths");
    let count: usize = paths.values().map(|path| path.as_object().expect("methods").len()).sum();
    assert_eq!(count, OPERATIONS.len(), "nothing is described that there is not");
    for operation in OPERATIONS {
        let own = &paths[&format!("{ROOT}{}", operation.path)][operation.method.to_lowercase()];
        let name = operation.id;
        if let Given::Json { example, .. } = operation.body {
            let schema = &own["requestBody"]["content"]["application/json"]["schema"];
            schema::holds(&example(), schema, &described)
                .unwrap_or_else(|why| panic!("{name}: its example: {why}"));
        }
        if name == "batchZip" {
            run_batch(&client);
            continue;
        }
        let (status, kind, bytes) = client.example(operation);
        let wanted = if matches!(operation.answer, Answer::Accepted(_)) { "202" } else { "200" };
        assert_eq!(status.as_str(), wanted, "{name}: {}", String::from_utf8_lossy(&bytes));
        let content = &own["responses"][wanted]["content"][kind.as_str()];
        assert!(content.is_object(), "{name}: {kind} is not described");
        if kind == "application/json" {
            let answer: Value = serde_json::from_slice(&bytes).expect("JSON");
            schema::holds(&answer, &content["schema"], &described)
                .unwrap_or_else(|why| panic!("{name}: {why}"));
        }
        // The batch is forgotten by its own example; the ZIP comes after.
        if name == "cancelBatch" {
            assert_eq!(client.example(operation).0, StatusCode::NOT_FOUND);
        }
    }
}

/// Starts a batch and waits until it is done.
fn run_batch(client: &Client) {
    let start = OPERATIONS.iter().find(|operation| operation.id == "startBatch").expect("it is there");
    let (_, _, bytes) = client.example(start);
    let mut told: Value = serde_json::from_slice(&bytes).expect("JSON");
    let id = told["id"].as_str().expect("an id").to_owned();
    while told["state"] == "running" {
        let (_, _, bytes) = client.ask("GET", &format!("{ROOT}/batches/{id}"), "", "");
        told = serde_json::from_slice(&bytes).expect("JSON");
    }
    assert_eq!((&told["state"], &told["done"]), (&json!("ready"), &json!(2)), "{told}");
    let zip = client.ask("GET", &format!("{ROOT}/batches/{id}/zip"), "", "");
    assert_eq!((zip.0, zip.1.as_str()), (StatusCode::OK, "application/zip"));
}

#[test]
fn refusals_have_one_form() {
    let client = Client::new();
    let described = client.description();
    let form = json!({ "$ref": "#/components/schemas/Refusal" });
    let refused = |wanted: u16, (status, kind, bytes): Response| {
        let body: Value = serde_json::from_slice(&bytes).unwrap_or_else(|_| panic!("{wanted}: no JSON"));
        assert_eq!((status.as_u16(), kind.as_str()), (wanted, "application/json"), "{body}");
        schema::holds(&body, &form, &described).unwrap_or_else(|why| panic!("{wanted}: {why}"));
        body["findings"][0]["code"].as_str().expect("a code").to_owned()
    };
    let path = |path: &str| format!("{ROOT}{path}");
    let json = "application/json";
    assert_eq!(refused(404, client.ask("GET", &path("/nowhere"), "", "")), "HTTP404");
    refused(405, client.ask("PUT", &path("/check"), json, "{}"));
    refused(415, client.ask("POST", &path("/check"), "text/plain", "a"));
    refused(400, client.ask("POST", &path("/check"), json, "{"));
    refused(400, client.ask("POST", &path("/check"), json, r#"{"source":"a","oops":1}"#));
    refused(400, client.ask("POST", &path("/check"), json, r#"{"source":3}"#));
    refused(400, client.ask("GET", &path("/units?oops=1"), "", ""));
    refused(400, client.ask("GET", &path("/units?q=%FF"), "", ""));
    refused(400, client.ask("GET", &path("/calendar?year=1"), "", ""));
    refused(400, client.ask("GET", &path("/units?date=2026-02-31"), "", ""));
    refused(400, client.ask("GET", &path("/units?date="), "", ""));
    refused(400, client.ask("POST", &path("/fix"), json, r#"{"source":"a","byte":1.5}"#));
    refused(404, client.ask("GET", &path("/rules/VB9999"), "", ""));
    refused(413, client.ask("POST", &path("/check"), json, vec![b' '; 7 << 20]));
    refused(413, client.ask("POST", &path("/import"), "", vec![b'a'; 26 << 20]));
    let broken = json!({ "source": "format: congvan/1\nsubject: [", "to": "pdf" }).to_string();
    assert_eq!(refused(422, client.ask("POST", &path("/render"), json, broken)), "VB001");
    // What is wrong has the path of its field.
    let (status, told) =
        client.post("/render", &json!({ "source": source().replace("2027-01-11", "31/02/2027") }));
    assert_eq!((status, &told["findings"][0]["path"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("date")));
}

#[test]
fn only_who_has_the_token_is_let_in() {
    let client = Client::new();
    let request = |path: &str, headers: &[(&str, &str)]| {
        let mut request = Request::builder().uri(path).header("host", "127.0.0.1:3020");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        client.send(request.body(Body::empty()).expect("a request"))
    };
    let rules = format!("{ROOT}/rules");
    assert_eq!(request(&rules, &[]).0, StatusCode::UNAUTHORIZED);
    assert_eq!(request(&rules, &[("authorization", "Bearer 0123456789abcdeX")]).0, StatusCode::UNAUTHORIZED);
    assert_eq!(
        request(&format!("{rules}?token={TOKEN}"), &[]).0,
        StatusCode::UNAUTHORIZED,
        "not for programs"
    );
    assert_eq!(request("/", &[]).0, StatusCode::UNAUTHORIZED);
    let (status, _, page) = request(&format!("/?token={TOKEN}"), &[]);
    assert!(status == StatusCode::OK && !String::from_utf8_lossy(&page).contains(TOKEN));
    let cookie = format!("a=b; congvan-3020={TOKEN}");
    assert_eq!(request("/", &[("cookie", &cookie)]).0, StatusCode::OK);
    let evil = [("cookie", cookie.as_str()), ("origin", "http://evil.example")];
    assert_eq!(request(&rules, &evil).0, StatusCode::FORBIDDEN);
}

#[test]
fn yaml_is_taken_as_it_is() {
    let client = Client::new();
    let (status, kind, pdf) =
        client.ask("POST", &format!("{ROOT}/render?to=pdf"), "application/yaml", source());
    assert_eq!((status, kind.as_str()), (StatusCode::OK, "application/pdf"));
    assert!(pdf.starts_with(b"%PDF"));
    let unit = "x%C3%A3%20Chi%20L%C4%83ng";
    let (status, kind, docx) =
        client.ask("POST", &format!("{ROOT}/cascade?unit={unit}&to=docx"), "application/yaml", source());
    assert!(status == StatusCode::OK && kind.contains("wordprocessingml") && docx.starts_with(b"PK"));
    // A beginning of a name, or a name near to one, is no unit: which are near is told.
    for (unit, near) in [("x%C3%A3%20Kh%C3%B4ng", "Không"), ("x%C3%A3%20Chi%20Lan", "Chi Lăng")] {
        let (status, _, told) =
            client.ask("POST", &format!("{ROOT}/cascade?unit={unit}"), "application/yaml", source());
        let told = String::from_utf8_lossy(&told).into_owned();
        assert!(status.is_client_error() && told.contains(near), "{status} {told}");
    }
    // Numbers stand in an address as words.
    let plan = client.ask("GET", &format!("{ROOT}/starter?holds=notices"), "", "").2;
    let (status, _, year) =
        client.ask("POST", &format!("{ROOT}/notices?year=2027"), "application/yaml", plan);
    assert!(status == StatusCode::OK && String::from_utf8_lossy(&year).contains("Đinh Mùi"));
    // JSON as an object says the same.
    let object = json!({ "format": "congvan/1", "subject": "x" });
    let (status, told) = client.post("/check", &json!({ "source": object }));
    assert!(status == StatusCode::OK && told["ready"] == false);
}

#[test]
fn json_keeps_the_order_of_its_keys() {
    let client = Client::new();
    // A table behind the words that lead to it: in the order of the alphabet it would stand before them.
    let item = r#"{"text": "Danh mục như sau", "table": {"columns": ["A", "B"], "rows": [["1", "2"]]}}"#;
    let body = format!(r#"{{"source": {{"format": "congvan/1", "measures": [{item}, "Rà soát."]}}}}"#);
    let (_, _, told) = client.ask("POST", &format!("{ROOT}/check"), "application/json", body);
    let told = String::from_utf8(told.to_vec()).expect("text");
    assert!(told.contains("VB006") && !told.contains("VB027"), "{told}");
}

#[test]
fn a_form_goes_from_field_to_field() {
    let client = Client::new();
    let (_, told) = client.post("/fields", &json!({ "source": source() }));
    let fields = told["fields"].as_array().expect("fields");
    let name = fields.iter().find(|field| field["path"] == "signatory.name").expect("it is there");
    assert_eq!(name["value"], "Hoàng Thị Mai");
    assert!(told["more"].as_array().expect("fields").iter().any(|field| field["path"] == "urgency"));
    let edit = json!({ "source": source(), "path": "urgency", "set": "khẩn" });
    let (status, told) = client.post("/edit", &edit);
    assert_eq!(status, StatusCode::OK);
    let (_, checked) = client.post("/check", &json!({ "source": told["source"] }));
    assert!(checked["yaml"].as_str().is_some_and(|yaml| yaml.contains("urgency:")), "{checked}");
}

#[test]
fn a_form_offers_what_the_document_has_a_place_for() {
    let client = Client::new();
    let offers = |asked: &Value, path: &str| {
        let (_, told) = client.post("/fields", asked);
        told["more"].as_array().expect("fields").iter().any(|field| field["path"] == path)
    };
    let signed = |word: &str| json!({ "source": format!("format: congvan/1\ntype: {word}\nsignatory: {{ title: Chủ tịch }}\n") });
    assert!(offers(&signed("HĐ"), "signatory.party") && offers(&signed("HĐ"), "parties.1.name"));
    assert!(!offers(&signed("CV"), "signatory.party") && !offers(&signed("CV"), "parties.1.name"));
    assert!(offers(&signed("CV"), "signatory.name"));
    let profile = "format: congvan-units/1\nunits:\n  - name: xã Chi Lăng\n    signatory: { authority: [KT: Chủ tịch], title: Chủ tịch }\n";
    let profile = json!({ "source": profile, "holds": "units" });
    assert!(offers(&profile, "units.1.signatory.name") && !offers(&profile, "units.1.signatory.party"));
    // What the cascade would refuse is told where the profile is filled in.
    let (_, told) = client.post("/fields", &profile);
    let found = told["findings"].as_array().expect("findings");
    let is_title = |found: &Value| found["severity"] == "error" && found["path"] == "units.1.signatory.title";
    assert!(found.iter().any(is_title), "{found:?}");
}

#[test]
fn every_list_says_what_one_more_item_needs() {
    let client = Client::new();
    let lists = |asked: &Value| -> Vec<(String, Vec<String>)> {
        let (_, told) = client.post("/fields", asked);
        let lists = told["lists"].as_array().expect("lists").iter();
        let paths = |list: &Value| {
            let fields = list["fields"].as_array().expect("fields").iter();
            fields.map(|field| field["path"].as_str().expect("a path").to_owned()).collect()
        };
        lists.map(|list| (list["path"].as_str().expect("a path").to_owned(), paths(list))).collect()
    };
    let found = lists(&json!({ "source": source() }));
    let next = |path: &str| found.iter().find(|(own, _)| own == path).map(|(_, next)| next.join(" "));
    assert_eq!(next("recipients").as_deref(), Some("recipients.3"));
    assert_eq!(next("measures.2.items").as_deref(), Some("measures.2.items.3"));
    assert_eq!(next("distribution.to").as_deref(), Some("distribution.to.3"));
    let plan = "format: congvan-notices/1\noffice: { name: xã Chi Lăng }\nnotices:\n- { occasion: gio_to, template: nghi-le }\n";
    let found = lists(&json!({ "source": plan, "holds": "notices" }));
    assert_eq!(found[0].1, ["notices.2.occasion", "notices.2.template"]);
    // An empty list is no value: it is offered as one that is missing.
    let (_, told) = client.post("/fields", &json!({ "source": "format: congvan/1\nrecipients: []\n" }));
    let has = |key: &str, path: &str| {
        told[key].as_array().expect("fields").iter().any(|field| field["path"] == path)
    };
    assert!(has("more", "recipients.1") && !has("fields", "recipients"), "{told}");
    // What is its words alone may get items of its own.
    let (_, told) = client.post("/fields", &json!({ "source": "measures: [Rà soát.]\n" }));
    let offered =
        told["more"].as_array().expect("fields").iter().any(|field| field["path"] == "measures.1.items.1");
    assert!(offered, "{told}");
    let edit = json!({ "source": "measures: [Rà soát.]\n", "path": "measures.1.items.1", "set": "Báo cáo." });
    let (_, told) = client.post("/edit", &edit);
    let text = told["source"].as_str().expect("text");
    assert!(text.contains("text: \"Rà soát.\"") && text.contains("- \"Báo cáo.\""), "{text}");
}

#[test]
fn what_went_comes_back_where_it_stood() {
    let client = Client::new();
    let (_, gone) =
        client.post("/edit", &json!({ "source": source(), "path": "recipients.1", "remove": true }));
    let (_, changed) =
        client.post("/edit", &json!({ "source": gone["source"], "path": "place", "set": "Đồng Đăng" }));
    let restore = json!({ "source": source(), "path": "recipients.1" });
    let (status, back) = client
        .post("/edit", &json!({ "source": changed["source"], "path": "recipients.1", "restore": restore }));
    assert_eq!(status, StatusCode::OK, "{back}");
    let (_, told) = client.post("/fields", &json!({ "source": back["source"] }));
    let value = |path: &str| {
        told["fields"]
            .as_array()
            .expect("fields")
            .iter()
            .find(|field| field["path"] == path)
            .map(|field| field["value"].clone())
    };
    assert_eq!(value("recipients.1.name"), Some(json!("Các sở, ban, ngành")));
    assert_eq!(value("recipients.2.name"), Some(json!("UBND các xã, phường")));
    assert_eq!(value("place"), Some(json!("Đồng Đăng")));
}

#[test]
fn whether_a_directive_can_be_carried_out_is_told_with_its_check() {
    let client = Client::new();
    let told = |source: &str| client.post("/check", &json!({ "source": source })).1["carried_out_by"].clone();
    assert_eq!(told(&source()), json!({ "level": "commune", "why": null }));
    let commune = source().replace("level: province", "level: commune");
    assert_eq!(told(&commune.replace("tỉnh Lạng Sơn", "xã Chi Lăng"))["level"], Value::Null);
    let ministry = source()
        .replace("  level: province\n  territory: tỉnh Lạng Sơn\n", "")
        .replace("Ủy ban nhân dân tỉnh Lạng Sơn", "Bộ Y tế");
    let why = told(&ministry);
    assert!(
        why["level"].is_null() && why["why"]["vi"].as_str().is_some_and(|why| why.contains("Bộ Y tế")),
        "{why}"
    );
    assert_eq!(told("format: congvan/1\nsubject: ["), Value::Null, "what cannot be read is of no level");
}

#[test]
fn an_addressee_takes_no_task() {
    let client = Client::new();
    let unit = json!({ "source": source(), "unit": "xã Chi Lăng, tỉnh Lạng Sơn" });
    let (_, made) = client.post("/cascade", &unit);
    let entries = made["trace"]["entries"].as_array().expect("entries");
    for (at, takes) in [
        ("recipients.1", json!(["keep", "drop", "text"])),
        ("measures.2.items.1.text.1", json!(["keep", "drop", "own", "assign", "text"])),
        // What leads into the measures stays; a purpose is nobody's to do.
        ("request.action", json!(["keep", "text"])),
        ("purpose", json!(["keep", "drop", "text"])),
    ] {
        let own = entries.iter().find(|entry| entry["at"] == at).expect("it is there");
        assert_eq!(own["takes"], takes, "{at}");
    }
    let dropped =
        json!([{ "at": "request.action", "sentence": "thực hiện các nội dung sau", "answer": "drop" }]);
    let answers = json!({ "format": "congvan-answers/1", "answers": dropped });
    let asked = json!({ "source": source(), "unit": "xã Chi Lăng, tỉnh Lạng Sơn", "answers": answers });
    let (status, told) = client.post("/cascade", &asked);
    assert_eq!((status, &told["findings"][0]["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("VB082")));
}

#[test]
fn what_a_list_says_of_a_unit_makes_its_version() {
    let client = Client::new();
    let csv = "tên,tỉnh,ký hiệu,quyền hạn,chức vụ,người ký,nơi nhận,lưu\nxa chi lang,Lạng Sơn,UBND-VHTT,KT. Chủ tịch,Phó Chủ tịch,Lương Văn Sáu,Như trên; Đảng ủy xã,VT\n";
    let yaml = "format: congvan-units/1\nunits:\n- name: xã Chi Lăng\n  province: tỉnh Lạng Sơn\n  symbol: UBND-VHTT\n  signatory: { authority: [KT: Chủ tịch], title: Phó Chủ tịch, name: Lương Văn Sáu }\n  distribution: { to: [Như trên, Đảng ủy xã], archive: [VT] }\n";
    for (name, text) in [("a.csv", csv), ("a.yaml", yaml)] {
        let (_, _, bytes) = client.ask("POST", &format!("{ROOT}/units/table?name={name}"), "", text);
        let read: Value = serde_json::from_slice(&bytes).expect("JSON");
        let asked = json!({ "source": source(), "unit": read["units"][0]["profile"] });
        let (status, made) = client.post("/cascade", &asked);
        let own = made["source"].as_str().unwrap_or_default();
        for words in ["UBND-VHTT", "Lương Văn Sáu", "Đảng ủy xã", "KT: Chủ tịch"] {
            assert!(status == StatusCode::OK && own.contains(words), "{name}: {words}: {read} {made}");
        }
    }
}

#[test]
fn a_mapping_without_keys_is_begun_by_its_fields() {
    let client = Client::new();
    let text = source();
    let (from, end) =
        (text.find("distribution:").expect("it is there"), text.find("signatory:").expect("it is there"));
    let text = format!("{}distribution:\n{}", &text[..from], &text[end..]);
    let (_, told) = client.post("/fields", &json!({ "source": text }));
    let paths = |key: &str| {
        let all = told[key].as_array().expect("a list").iter();
        all.filter_map(|own| own["path"].as_str())
            .filter(|path| path.starts_with("distribution"))
            .collect::<Vec<_>>()
    };
    assert_eq!((paths("fields"), paths("more")), (vec![], vec!["distribution.to.1"]));
    let edit = json!({ "source": text, "path": "distribution.to.1", "set": "Như trên" });
    let (_, made) = client.post("/edit", &edit);
    assert!(
        made["source"].as_str().is_some_and(|own| own.contains("distribution:\n  to:\n    - \"Như trên\"")),
        "{made}"
    );
}

#[test]
fn a_territory_is_known_by_the_kind_it_had() {
    let client = Client::new();
    let named = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let path = format!("{ROOT}/units?date=2027-01-11&within={}", named("tỉnh Đồng Nai"));
    for asked in [path.clone(), format!("{path}&q={}", named("trảng bom"))] {
        let (_, _, bytes) = client.ask("GET", &asked, "", "");
        let found: Value = serde_json::from_slice(&bytes).expect("JSON");
        let units = found["units"].as_array().expect("a list");
        assert!(
            units.iter().any(|unit| unit["name"] == "phường Trảng Bom" && unit["in_force"] == true),
            "{found}"
        );
    }
}

#[test]
fn a_name_that_no_unit_bears_is_asked_about() {
    let client = Client::new();
    let profile = |name: &str| {
        let name: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let (status, _, bytes) = client.ask("GET", &format!("{ROOT}/units/profile?q={name}"), "", "");
        (status, String::from_utf8(bytes).expect("text"))
    };
    let (status, told) = profile("xã Không Có");
    assert!(status == StatusCode::NOT_FOUND && told.contains("có phải `xã Khổng Lào`"), "{status} {told}");
    assert!(
        profile("phường Diên Hồng").1.contains("thêm tỉnh") || profile("xã Tân Tiến").1.contains("thêm tỉnh")
    );
    for right in ["xã Chi Lăng, tỉnh Lạng Sơn", "xa chi lang, lang son", "tỉnh Lạng Sơn"] {
        assert_eq!(profile(right).0, StatusCode::OK, "{right}");
    }
}

#[test]
fn a_picture_is_no_list_of_units() {
    let client = Client::new();
    let path = format!("{ROOT}/units/table?name=anh.jpg");
    let (status, _, bytes) = client.ask("POST", &path, "", vec![0xFF, 0xD8, 0xFF]);
    let told = String::from_utf8(bytes).expect("text");
    assert!(
        status == StatusCode::UNPROCESSABLE_ENTITY && told.contains("không phải danh sách đơn vị"),
        "{told}"
    );
}

#[test]
fn fields_of_an_arrived_file_have_their_places_on_its_pages() {
    let client = Client::new();
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/cv-tinh.pdf");
    let file = std::fs::read(sample).expect("a sample");
    let ask = |path: &str| -> Value {
        let (status, _, bytes) = client.ask("POST", &format!("{ROOT}{path}"), "", file.clone());
        assert_eq!(status, StatusCode::OK, "{path}");
        serde_json::from_slice(&bytes).expect("JSON")
    };
    let told = ask("/import?name=cv-tinh.pdf");
    let seen = ask("/pages?from=1");
    let pages = seen["pages"].as_array().expect("pages");
    assert_eq!(json!(pages.len()), told["pages"]);
    let lines = told["documents"][0]["lines"].as_array().expect("lines");
    for path in ["number.value", "subject", "date"] {
        let line = lines
            .iter()
            .find(|line| line["paths"].as_array().expect("paths").iter().any(|own| own == path))
            .unwrap_or_else(|| panic!("{path} has a line"));
        let place = |key: &str| line["place"][key].as_f64().unwrap_or_else(|| panic!("{path}: {line}"));
        let page = &pages[place("page") as usize - 1];
        let size = |key: &str| page[key].as_f64().expect("a size");
        assert!(place("left") >= 0.0 && place("left") + place("width") <= size("width"), "{line}");
        assert!(place("top") >= 0.0 && place("top") + place("height") <= size("height"), "{line}");
    }
    // Every field of a line is one of the source.
    let source = Source::new("a.yaml", told["documents"][0]["source"].as_str().expect("a source"));
    let places = Places::of(&source);
    for path in lines.iter().flat_map(|line| line["paths"].as_array().expect("paths")) {
        assert!(path.as_str().is_some_and(|path| places.find(path).is_some()), "{path}");
    }
    // What signatures say of themselves is told with its place, and in no field.
    let left = told["left_out"].as_array().expect("left out");
    assert!(left.iter().any(|own| own["text"].as_str().is_some_and(|text| text.contains("Ký bởi"))));
    let second = ask("/pages?from=2");
    assert_eq!(second["pages"][0], pages[1]);
    let (status, ..) = client.ask("POST", &format!("{ROOT}/pages?from=0"), "", file.clone());
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

/// The names and bytes of the files in a ZIP.
fn unzip(bytes: &[u8]) -> std::collections::BTreeMap<String, Vec<u8>> {
    use std::io::Read;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).expect("a file");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("it is whole");
            (file.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

fn words_of(docx: &[u8]) -> String {
    String::from_utf8(unzip(docx)["word/document.xml"].clone()).expect("text")
}

#[test]
fn a_version_comes_with_its_changes_and_decisions() {
    let client = Client::new();
    let unit = "xã Chi Lăng, tỉnh Lạng Sơn";
    let (_, plain) = client.post("/cascade", &json!({ "source": source(), "unit": unit }));
    assert_eq!(plain["answers"], Value::Null);
    let entry = plain["trace"]["entries"]
        .as_array()
        .expect("entries")
        .iter()
        .find(|entry| entry["sentence"].as_str().is_some_and(|words| words.contains("Tuyên truyền")))
        .expect("a sentence that can be answered");
    let answer =
        json!({ "at": entry["at"], "sentence": entry["sentence"], "text": "Phát tờ rơi đến từng hộ." });
    let answers = json!({ "format": "congvan-answers/1", "answers": [answer] });
    let asked = |more: Value| {
        let mut body = json!({ "source": source(), "unit": unit, "answers": answers });
        body.as_object_mut().expect("it is").extend(more.as_object().expect("it is").clone());
        body
    };
    let (status, told) = client.post("/cascade", &asked(json!({})));
    assert_eq!((status, &told["answers"]["answers"]), (StatusCode::OK, &json!([answer])));
    let file =
        |body: &Value| client.ask("POST", &format!("{ROOT}/cascade"), "application/json", body.to_string());
    // Alone it is a DOCX; with others they come with the decisions, as the command reads them.
    let (status, kind, docx) = file(&asked(json!({ "to": "tracked" })));
    assert!(status == StatusCode::OK && kind.contains("wordprocessingml"), "{status} {kind}");
    let words = words_of(&docx);
    for wanted in ["<w:ins ", "<w:del ", "Phát", "rơi"] {
        assert!(words.contains(wanted), "{wanted}");
    }
    let (_, kind, zip) = file(&asked(json!({ "to": ["docx", "tracked", "yaml"] })));
    assert_eq!(kind, "application/zip");
    let files = unzip(&zip);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let wanted = ["answers.yaml", "xa-chi-lang-vet-sua.docx", "xa-chi-lang.docx", "xa-chi-lang.yaml"];
    assert_eq!(names, wanted);
    assert!(!words_of(&files["xa-chi-lang.docx"]).contains("<w:ins "));
    assert_eq!(
        String::from_utf8(files["answers.yaml"].clone()).ok().as_deref(),
        told["answers"]["yaml"].as_str()
    );
    let again = json!({ "source": source(), "unit": unit, "answers": told["answers"]["yaml"] });
    assert_eq!(client.post("/cascade", &again).1["source"], told["source"]);
    // What was changed by hand is what comes out, whatever is decided after it.
    let change = |text: &str, path: &Value, set: &str| {
        let (status, told) = client.post("/edit", &json!({ "source": text, "path": path, "set": set }));
        assert_eq!(status, StatusCode::OK, "{told}");
        told["by_hand"].clone()
    };
    let text = told["source"].as_str().expect("YAML");
    let (_, form) = client.post("/fields", &json!({ "source": text }));
    let fields = form["fields"].as_array().expect("fields");
    let sentence =
        fields.iter().find(|field| field["value"].as_str().is_some_and(|own| own.contains("Phát tờ rơi")));
    let path = &sentence.expect("the sentence")["path"];
    let changes = [change(text, path, "Phát sổ tay."), change(text, &json!("number.value"), "45")];
    let (_, _, docx) = file(&asked(json!({ "to": "tracked", "by_hand": changes })));
    assert!(words_of(&docx).contains("sổ"));
    let (_, with) = client.post("/cascade", &asked(json!({ "by_hand": changes })));
    assert!(!with["trace"].to_string().contains("điền số khi"), "{}", with["trace"]);
    assert_eq!(with["by_hand"], json!([path, "number.value"]));
    let drop = json!({ "at": entry["at"], "sentence": entry["sentence"], "answer": "drop" });
    let after = json!({ "format": "congvan-answers/1", "answers": [drop] });
    let (_, with) = client.post("/cascade", &asked(json!({ "by_hand": changes, "answers": after })));
    assert_eq!(with["by_hand"], json!([null, "number.value"]));
    let text = with["source"].as_str().expect("YAML");
    assert!(!text.contains("Phát") && text.contains("45"), "{text}");
    // A document that is no version has no changes.
    let (status, _) = client.post("/render", &json!({ "source": source(), "to": "tracked" }));
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

#[test]
fn a_territory_is_a_province_by_any_of_its_names_or_it_is_refused() {
    let client = Client::new();
    let within = |name: &str| {
        let name: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let path = format!("{ROOT}/units?date=2027-01-11&within={name}");
        let (status, _, bytes) = client.ask("GET", &path, "", "");
        (status, serde_json::from_slice::<Value>(&bytes).expect("JSON"))
    };
    let (_, whole) = within("tỉnh Thái Nguyên");
    assert!(whole["found"].as_u64().is_some_and(|found| found > 80), "{whole}");
    for name in ["Thái Nguyên", "thai nguyen", "Tỉnh Thái Nguyên"] {
        assert_eq!(within(name).1["units"], whole["units"], "{name}");
    }
    // A district of former days too, by what its province is.
    let district: String = "huyện Hữu Lũng".bytes().map(|byte| format!("%{byte:02X}")).collect();
    let of: String = "tỉnh Lạng Sơn".bytes().map(|byte| format!("%{byte:02X}")).collect();
    let path = format!("{ROOT}/units?date=2027-01-11&within={of}&q={district}");
    let found: Value = serde_json::from_slice(&client.ask("GET", &path, "", "").2).expect("JSON");
    assert_eq!(found["units"][0]["name"], "huyện Hữu Lũng", "{found}");
    for (name, near) in [("tỉnh Không Có", "Không Có"), ("tỉnh Bắc Giang", "có phải `thành phố Bắc Ninh`?")]
    {
        let (status, told) = within(name);
        let told = told["findings"][0]["message"]["vi"].as_str().expect("a message").to_owned();
        assert!(status == StatusCode::UNPROCESSABLE_ENTITY && told.contains(near), "{name}: {told}");
    }
}

#[test]
fn a_version_is_of_the_type_and_in_the_order_that_is_asked_for() {
    let client = Client::new();
    let unit = "xã Chi Lăng, tỉnh Lạng Sơn";
    let (status, made) = client
        .post("/cascade", &json!({ "source": source(), "unit": unit, "as": "KH", "date": "2027-01-12" }));
    let text = made["source"].as_str().unwrap_or_default();
    assert!(status == StatusCode::OK && text.contains("type: KH") && text.contains("2027-01-12"), "{made}");
    // Departments stand before and behind the police: by assignee they stand together.
    let own = "  - heading: UBND các xã, phường\n    audience";
    let police =
        "  - heading: Công an tỉnh\n    audience: police\n    items:\n      - Tuần tra, kiểm soát.\n";
    let parted = source().replace(own, &format!("{police}{own}"));
    let grouped = json!({ "source": parted, "unit": unit, "group_by": "assignee" });
    let (status, made) = client.post("/cascade", &grouped);
    let plain = client.post("/cascade", &json!({ "source": parted, "unit": unit })).1;
    assert!(status == StatusCode::OK && made["source"] != plain["source"], "{made}");
    for (key, wrong) in [("as", "thư mời ăn cưới"), ("group_by", "phòng")] {
        let (status, told) =
            client.post("/cascade", &json!({ "source": source(), "unit": unit, key: wrong }));
        assert_eq!(status, StatusCode::BAD_REQUEST, "{key}: {told}");
    }
    // Only types that give tasks carry out a directive; which do is told with all types.
    let (status, told) = client.post("/cascade", &json!({ "source": source(), "unit": unit, "as": "BB" }));
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{told}");
    let (_, _, bytes) = client.ask("GET", &format!("{ROOT}/types"), "", "");
    let types: Value = serde_json::from_slice(&bytes).expect("JSON");
    let carries = |code: &str| {
        let kind = types["types"].as_array().expect("types").iter().find(|kind| kind["code"] == code);
        kind.expect("a type")["carries_out"] == true
    };
    assert!(carries("CV") && carries("KH") && !carries("BB"));
}

#[test]
fn a_docx_has_what_to_see_to_as_comments_where_that_is_asked_for() {
    let client = Client::new();
    let docx = |comments: bool| {
        let asked = json!({ "source": source(), "unit": "xã Chi Lăng, tỉnh Lạng Sơn", "to": "docx", "comments": comments });
        unzip(&client.ask("POST", &format!("{ROOT}/cascade"), "application/json", asked.to_string()).2)
    };
    let part = "word/comments.xml";
    assert!(!docx(false).contains_key(part));
    let comments = String::from_utf8(docx(true)[part].clone()).expect("text");
    assert!(comments.contains("điền số"), "{comments}");
}

#[test]
fn the_index_of_a_batch_asks_for_what_nobody_has_seen_to() {
    let client = Client::new();
    let unit = "xã Chi Lăng, tỉnh Lạng Sơn";
    let (_, made) = client.post("/cascade", &json!({ "source": source(), "unit": unit }));
    let entries = made["trace"]["entries"].as_array().expect("entries");
    let checks: Vec<Value> = entries
        .iter()
        .flat_map(|entry| {
            let own = entry["checks"].as_array().expect("checks").iter();
            own.map(|check| json!({ "at": entry["at"], "check": check["vi"] }))
        })
        .collect();
    assert!(checks.len() > 1, "{made}");
    let told = |seen: &[Value]| {
        let asked = json!({ "source": source(), "units": [unit, "xã Bắc Sơn, tỉnh Lạng Sơn"], "to": "yaml", "seen": { "xã Chi Lăng": seen } });
        let (_, begun) = client.post("/batches", &asked);
        let id = begun["id"].as_str().expect("an id").to_owned();
        loop {
            let (_, _, bytes) = client.ask("GET", &format!("{ROOT}/batches/{id}"), "", "");
            let told: Value = serde_json::from_slice(&bytes).expect("JSON");
            if told["state"] != "running" {
                return told["units"].clone();
            }
        }
    };
    let (all, some, none) = (told(&[]), told(&checks[..1]), told(&checks));
    let count = |told: &Value, nth: usize| told[nth]["checks"].as_array().expect("checks").len();
    assert_eq!(count(&all, 0), checks.len());
    assert_eq!(count(&some, 0), checks.len() - 1);
    assert_eq!(count(&none, 0), 0);
    assert_eq!(all[1], none[1], "another unit's are its own");
}

#[test]
fn who_has_no_version_is_named_once() {
    let client = Client::new();
    let only_departments = source().replace("audience: subordinate_units", "audience: departments");
    let only_departments = only_departments.replace("UBND các xã, phường", "Sở Y tế");
    let asked = json!({ "source": only_departments, "units": ["xã Chi Lăng, tỉnh Lạng Sơn"], "to": "yaml",
        "answers": { "format": "congvan-answers/1", "answers": answers_that_drop(&client, &only_departments) } });
    let (_, begun) = client.post("/batches", &asked);
    let id = begun["id"].as_str().unwrap_or_else(|| panic!("{begun}")).to_owned();
    let told = loop {
        let (_, _, bytes) = client.ask("GET", &format!("{ROOT}/batches/{id}"), "", "");
        let told: Value = serde_json::from_slice(&bytes).expect("JSON");
        if told["state"] != "running" {
            break told;
        }
    };
    let unit = &told["units"][0];
    let why = unit["checks"][0].as_str().expect("a reason");
    assert!(unit["made"] == false && !why.starts_with("xã Chi Lăng"), "{told}");
}

/// An answer that drops each sentence that can be dropped.
fn answers_that_drop(client: &Client, source: &str) -> Vec<Value> {
    let (_, made) =
        client.post("/cascade", &json!({ "source": source, "unit": "xã Chi Lăng, tỉnh Lạng Sơn" }));
    let entries = made["trace"]["entries"].as_array().expect("entries").iter();
    let drops = entries.filter(|entry| {
        entry["at"].as_str().is_some_and(|at| at.starts_with("measures"))
            && entry["takes"].as_array().is_some_and(|takes| takes.contains(&json!("drop")))
    });
    drops.map(|entry| json!({ "at": entry["at"], "sentence": entry["sentence"], "answer": "drop" })).collect()
}
