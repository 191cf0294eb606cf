//! The server: routes, what surrounds every request, and its life from start to end.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use axum::Router;
use axum::body::{Body as AxumBody, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, RETRY_AFTER,
    SET_COOKIE, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, get, on};
use serde_json::Value;

use crate::api::{Body, OPERATIONS, Operation, Parameter, ROOT, Shared, schemas};
use crate::asked::{Asked, Reply, percent_encode, query};
use crate::connections::{Keeping, serve_connections};
use crate::fault::Fault;
use crate::guard::Door;
use crate::openapi;
use crate::pages::{self, Page};
use crate::pool::{Pool, weight};

/// No work on one request takes longer.
const WORK_LIMIT: Duration = Duration::from_secs(30);
/// No body takes longer to arrive.
const BODY_LIMIT: Duration = Duration::from_secs(60);
/// Connections that are still open get so long when the server stops.
const FAREWELL: Duration = Duration::from_secs(2);
/// Between two looks at whether to stop.
const LOOK: Duration = Duration::from_millis(50);

/// Only what the server itself sends is shown or run; pictures of pages are part of the page.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; \
connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What a server is started with.
#[derive(Debug, Clone)]
pub struct Serving {
    /// The address to listen on.
    pub address: IpAddr,
    /// The ports to try, in their order; 0 for any.
    pub ports: Vec<u16>,
    /// The token of its address.
    pub token: String,
}

#[derive(Clone)]
struct Around {
    door: Arc<Door>,
    pool: Pool,
    shared: Shared,
}

/// Everything that the server answers, behind `door`.
pub fn router(door: Door, shared: Shared) -> Router {
    let processors = std::thread::available_parallelism().map_or(2, usize::from);
    let around = Around { door: Arc::new(door), pool: Pool::new(processors, WORK_LIMIT), shared };
    let mut router = Router::new();
    for operation in OPERATIONS {
        router = router.route(&format!("{ROOT}{}", operation.path), handler(operation));
    }
    router = router.route(&format!("{ROOT}/openapi.json"), get(|| async { json(&openapi::document()) }));
    for page in pages::PAGES {
        router = router.route(page.path, get(move || async move { page_response(page) }));
    }
    router = router.route("/assets/{name}", get(asset));
    router
        .fallback(not_found)
        .method_not_allowed_fallback(|| async {
            let (vi, en) = ("địa chỉ này không nhận cách gọi ấy", "this address does not take that method");
            fault_response(&Fault::new(StatusCode::METHOD_NOT_ALLOWED, vi, en))
        })
        .layer(from_fn_with_state(around.clone(), guard))
        .with_state(around)
}

fn handler(operation: &'static Operation) -> MethodRouter<Around> {
    let method = match operation.method {
        "POST" => MethodFilter::POST,
        "DELETE" => MethodFilter::DELETE,
        _ => MethodFilter::GET,
    };
    on(method, move |State(around): State<Around>, request: Request| async move {
        match answer(operation, around, request).await {
            Ok(reply) => reply_response(reply),
            Err(fault) => fault_response(&fault),
        }
    })
}

async fn answer(operation: &'static Operation, around: Around, request: Request) -> Result<Reply, Fault> {
    let asked = read_request(operation, request).await?;
    let shared = around.shared.clone();
    around.pool.run(weight(&asked.body), move || (operation.run)(&shared, &asked)).await
}

/// The request, read whole and held to what the operation takes.
async fn read_request(operation: &'static Operation, request: Request) -> Result<Asked, Fault> {
    let told = |why| Fault::from_message(StatusCode::BAD_REQUEST, &why);
    let query = query(request.uri().query().unwrap_or_default()).map_err(told)?;
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_lowercase();
    let is_yaml = matches!(kind.as_str(), "application/yaml" | "application/x-yaml" | "text/yaml");
    match operation.body {
        Body::Json { .. } if !is_yaml && kind != "application/json" => {
            return Err(Fault::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "nội dung phải là application/json hoặc application/yaml",
                "the body must be application/json or application/yaml",
            ));
        }
        _ => {}
    }
    let takes_all = is_yaml && matches!(operation.body, Body::Json { .. });
    if let Some(other) =
        query.keys().find(|name| !takes_all && operation.query.iter().all(|known| known.name != *name))
    {
        return Err(Fault::bad(
            format!("không có tham số `{other}`"),
            format!("there is no parameter `{other}`"),
        ));
    }
    if let Some(missing) = operation
        .query
        .iter()
        .find(|known| known.required && query.get(known.name).is_none_or(String::is_empty))
    {
        let name = missing.name;
        return Err(Fault::bad(
            format!("thiếu tham số `{name}`"),
            format!("the parameter `{name}` is missing"),
        ));
    }
    // An empty text says nothing; an empty day or number is a slip.
    let is_text = |known: &Parameter| (known.schema)() == schemas::text();
    let is_empty = |known: &&Parameter| query.get(known.name).is_some_and(String::is_empty);
    if let Some(empty) = operation.query.iter().filter(is_empty).find(|known| !is_text(known)) {
        let name = empty.name;
        return Err(Fault::bad(
            format!("tham số `{name}` trống"),
            format!("the parameter `{name}` is empty"),
        ));
    }
    let path = request.uri().path().to_owned();
    let at = operation.at.map(|_| at_of(operation.path, path.strip_prefix(ROOT).unwrap_or_default()));
    let at = match at {
        Some(Some(at)) => at,
        Some(None) => return Err(Fault::bad("địa chỉ không đúng mã UTF-8", "the address is not UTF-8")),
        None => String::new(),
    };
    let body = tokio::time::timeout(BODY_LIMIT, to_bytes(request.into_body(), operation.limit)).await;
    let body = body.map_err(|_| {
        Fault::new(
            StatusCode::REQUEST_TIMEOUT,
            "nội dung gửi đến quá chậm",
            "the body took too long to arrive",
        )
    })?;
    let body = body.map_err(|_| {
        let most = operation.limit >> 20;
        Fault::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            format!("nội dung quá lớn: không quá {most} MB"),
            format!("the body is too large: {most} MB at most"),
        )
    })?;
    Ok(Asked { at, query, is_yaml, body: body.to_vec() })
}

/// What stands in an address where its pattern has `{…}`.
fn at_of(pattern: &str, path: &str) -> Option<String> {
    let mut steps = pattern.split('/').zip(path.split('/'));
    let (_, step) = steps.find(|(own, _)| own.starts_with('{'))?;
    crate::asked::percent_decode(&step.replace('+', "%2B"))
}

fn reply_response(reply: Reply) -> Response {
    match reply {
        Reply::Json(value) => json(&value),
        Reply::Accepted(value) => (StatusCode::ACCEPTED, json(&value)).into_response(),
        Reply::File { name, media_type, bytes } => {
            let name = format!("attachment; filename*=UTF-8''{}", percent_encode(&name));
            ([(CONTENT_TYPE, media_type.to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response()
        }
    }
}

fn json(value: &Value) -> Response {
    ([(CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

fn fault_response(fault: &Fault) -> Response {
    let mut response = (fault.status, json(&fault.body())).into_response();
    if fault.status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
    }
    response
}

fn page_response(page: &Page) -> Response {
    ([(CONTENT_TYPE, "text/html; charset=utf-8")], pages::html(page)).into_response()
}

/// What stands at an address that is none: a page for people, findings for programs.
async fn not_found(request: Request) -> Response {
    let path = request.uri().path();
    if *request.method() == Method::GET && !path.starts_with(ROOT) && !path.starts_with("/assets/") {
        return (
            StatusCode::NOT_FOUND,
            [(CONTENT_TYPE, "text/html; charset=utf-8")],
            pages::not_found_page(),
        )
            .into_response();
    }
    fault_response(&Fault::new(StatusCode::NOT_FOUND, "không có địa chỉ này", "there is no such address"))
}

async fn asset(axum::extract::Path(name): axum::extract::Path<String>) -> Response {
    match pages::asset(&name) {
        Some((media_type, bytes)) => {
            ([(CONTENT_TYPE, media_type), (CACHE_CONTROL, "no-cache")], bytes).into_response()
        }
        None => {
            fault_response(&Fault::new(StatusCode::NOT_FOUND, "không có tệp này", "there is no such file"))
        }
    }
}

/// Looks at who asks before anything else, and says of every response what may be done with it.
async fn guard(State(around): State<Around>, request: Request<AxumBody>, next: Next) -> Response {
    let door = &around.door;
    let mut response = match door.admits(request.method(), request.headers()) {
        Err(fault) => fault_response(&fault),
        Ok(()) if door.knows(request.headers()) => next.run(request).await,
        Ok(()) => unknown(door, &request),
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "no-referrer"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    for (name, value) in
        [("cross-origin-opener-policy", "same-origin"), ("cross-origin-resource-policy", "same-origin")]
    {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Whoever opens the address with its token is let in, and the token leaves the address; nobody else is.
fn unknown(door: &Door, request: &Request<AxumBody>) -> Response {
    let asked = query(request.uri().query().unwrap_or_default()).unwrap_or_default();
    let is_opening = *request.method() == Method::GET && !request.uri().path().starts_with("/api/");
    if is_opening && asked.get("token").is_some_and(|token| door.is_token(token)) {
        let cookie = format!("{}={}; Path=/; HttpOnly; SameSite=Strict", door.cookie(), door.token);
        // The page sends the browser on by itself: a cookie of this kind is not sent along a redirection from elsewhere.
        let body = pages::entry_page(request.uri().path());
        let mut response = ([(CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response();
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().insert(SET_COOKIE, cookie);
        }
        return response;
    }
    if request.uri().path().starts_with("/assets/") {
        // The page that says so needs its looks; there is nothing secret in them.
        let name = request.uri().path().trim_start_matches("/assets/");
        if let Some((media_type, bytes)) = pages::asset(name) {
            return ([(CONTENT_TYPE, media_type)], bytes).into_response();
        }
    }
    if is_opening {
        let page =
            (StatusCode::UNAUTHORIZED, [(CONTENT_TYPE, "text/html; charset=utf-8")], pages::no_token_page());
        return page.into_response();
    }
    fault_response(&Fault::new(
        StatusCode::UNAUTHORIZED,
        "thiếu mã mở trang: hãy mở đúng địa chỉ mà lệnh congvan serve in ra",
        "the token is missing: open the address that congvan serve printed, or send it as Authorization: Bearer",
    ))
}

/// Serves until `stops` says so; `told` gets the address to open.
///
/// # Errors
/// Where no port can be had, or the system has no threads left.
pub fn serve(
    serving: &Serving,
    stops: impl Fn() -> bool,
    told: impl FnOnce(SocketAddr, &str),
) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let done = runtime.block_on(async {
        let listener = bind(serving).await?;
        let address = listener.local_addr()?;
        let door = Door { address: serving.address, port: address.port(), token: serving.token.clone() };
        let shared = Shared::default();
        let batches = Arc::clone(&shared.batches);
        let router = router(door, shared);
        told(address, &serving.token);
        let (asked, mut heard) = tokio::sync::watch::channel(false);
        let server = serve_connections(listener, router, Keeping::default(), async move {
            // Never heard where the server ended by itself.
            let _ = heard.wait_for(|asked| *asked).await;
        });
        let farewell = async {
            while !stops() {
                tokio::time::sleep(LOOK).await;
            }
            batches.end();
            let _ = asked.send(true);
            tokio::time::sleep(FAREWELL).await;
        };
        first(server, farewell).await
    });
    runtime.shutdown_timeout(FAREWELL);
    done
}

/// What comes first: the server's end, or that of the time it is given to end in.
async fn first(
    server: impl Future<Output = io::Result<()>>,
    farewell: impl Future<Output = ()>,
) -> io::Result<()> {
    let (mut server, mut farewell) = (pin!(server), pin!(farewell));
    std::future::poll_fn(|context| match server.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(done),
        Poll::Pending => farewell.as_mut().poll(context).map(|()| Ok(())),
    })
    .await
}

async fn bind(serving: &Serving) -> io::Result<tokio::net::TcpListener> {
    let mut last = io::Error::from(io::ErrorKind::AddrInUse);
    for port in &serving.ports {
        match tokio::net::TcpListener::bind((serving.address, *port)).await {
            Ok(listener) => return Ok(listener),
            Err(error) => last = error,
        }
    }
    Err(last)
}
