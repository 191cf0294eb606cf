//! Connections: so many at a time, each with its time for the head of a request, so that none is held open by silence.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// The head of a request comes within so long, counted from the opening of a connection or the answer before it.
const HEAD_LIMIT: Duration = Duration::from_secs(30);
/// So many are open at a time: fewer than the files that systems let a program open. More wait until one closes.
const MOST: usize = 500;
/// Where the system has no more files to give, it is asked again after so long.
const AGAIN: Duration = Duration::from_millis(100);

/// How connections are kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keeping {
    head_limit: Duration,
    most: usize,
}

impl Default for Keeping {
    fn default() -> Self {
        Self { head_limit: HEAD_LIMIT, most: MOST }
    }
}

/// Answers what comes to a listener until `ends`, then until the connections that are open have their answers.
pub(crate) async fn serve_connections(
    listener: TcpListener,
    router: Router,
    keeping: Keeping,
    ends: impl Future<Output = ()>,
) -> io::Result<()> {
    let places = Arc::new(Semaphore::new(keeping.most));
    let open = GracefulShutdown::new();
    let mut ends = std::pin::pin!(ends);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await.map_err(io::Error::other)?;
            Ok::<_, io::Error>((listener.accept().await, place))
        };
        let (accepted, place) = tokio::select! {
            next = next => next?,
            () = &mut ends => break,
        };
        let Ok((stream, _)) = accepted else {
            tokio::time::sleep(AGAIN).await;
            continue;
        };
        // A small answer goes at once. Where that cannot be asked for it goes too.
        let _ = stream.set_nodelay(true);
        let mut protocol = http1::Builder::new();
        protocol.timer(TokioTimer::new()).header_read_timeout(keeping.head_limit);
        let service = TowerToHyperService::new(router.clone());
        let connection = open.watch(protocol.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // What breaks a connection is the business of who is at its other end.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    open.shutdown().await;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use axum::routing::get;

    use super::*;

    /// What a connection says until it is closed, which no server that holds it open ever does.
    fn read_until_closed(mut stream: TcpStream) -> String {
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("it is closed in order");
        text
    }

    #[test]
    fn a_connection_that_says_nothing_is_closed_and_makes_room() {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("a port");
        let address = listener.local_addr().expect("an address");
        let router = Router::new().route("/", get(|| async { "here" }));
        let keeping = Keeping { head_limit: Duration::from_millis(300), most: 2 };
        let (end, ended) = tokio::sync::oneshot::channel::<()>();
        let server =
            runtime.spawn(serve_connections(listener, router, keeping, async { ended.await.unwrap_or(()) }));
        let opened = |words: &[u8]| {
            let mut stream = TcpStream::connect(address).expect("it listens");
            stream.write_all(words).expect("it takes words");
            stream
        };
        let (silent, half) = (opened(b""), opened(b"GET / HTTP/1.1\r\nHost: a"));
        // Both places are taken: this one has its answer once those are closed.
        let whole = opened(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assert!(read_until_closed(whole).ends_with("here"));
        assert!(read_until_closed(silent).is_empty() && !read_until_closed(half).contains("here"));
        let kept = opened(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        assert!(read_until_closed(kept).ends_with("here"), "one that has its answer is closed too");
        end.send(()).expect("it goes on");
        runtime.block_on(server).expect("it ends").expect("it ends well");
    }
}
