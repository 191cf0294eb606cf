//! Work that takes the processor: so many pieces at a time, each within its time, so that none stalls another.

use std::io::Cursor;
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use tokio::sync::Semaphore;
use zip::ZipArchive;

use crate::fault::Fault;

/// So many requests may wait for their turn.
const WAITING: usize = 1_000;
/// A request of more bytes is big: no office's document has as many, and each takes seconds and much memory.
const BIG: usize = 256 << 10;
/// So much longer than others big work waits for its turn.
const PATIENCE: u32 = 4;

/// The places where work is done.
#[derive(Debug, Clone)]
pub(crate) struct Pool {
    running: Arc<Semaphore>,
    /// Where big work is done, one piece after the other on a small machine: what is small passes it.
    big: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    limit: Duration,
}

impl Pool {
    /// With some places more than there are processors: work that takes long shares them with what comes after it.
    pub(crate) fn new(processors: usize, limit: Duration) -> Self {
        Self {
            running: Arc::new(Semaphore::new(processors * 2 + 2)),
            big: Arc::new(Semaphore::new((processors / 2).max(1))),
            waiting: Arc::new(Semaphore::new(WAITING)),
            limit,
        }
    }

    /// Does a piece of work, which a request of so many bytes asks for once they are unpacked, off the threads that answer.
    ///
    /// # Errors
    /// Where too many wait, the work takes too long, or it broke down. Work that takes too long keeps its place until it
    /// ends.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        bytes: usize,
        work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let busy = || {
            let (vi, en) =
                ("máy đang bận, hãy thử lại sau giây lát", "the server is busy, try again in a moment");
            Fault::new(StatusCode::SERVICE_UNAVAILABLE, vi, en)
        };
        let waiting = self.waiting.clone().try_acquire_owned().map_err(|_| busy())?;
        let among_big = if bytes > BIG {
            let turn = tokio::time::timeout(self.limit * PATIENCE, self.big.clone().acquire_owned()).await;
            Some(turn.map_err(|_| busy())?.map_err(|_| busy())?)
        } else {
            None
        };
        let turn = tokio::time::timeout(self.limit, self.running.clone().acquire_owned()).await;
        let turn = turn.map_err(|_| busy())?.map_err(|_| busy())?;
        drop(waiting);
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop((turn, among_big));
            done
        });
        match tokio::time::timeout(self.limit, done).await {
            Ok(Ok(done)) => done,
            Ok(Err(_)) => Err(Fault::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "chương trình gặp sự cố với nội dung này; phần đã nhập vẫn còn trong trình duyệt",
                "the program broke down over this; what was typed is still in the browser",
            )),
            Err(_) => Err(Fault::new(
                StatusCode::GATEWAY_TIMEOUT,
                "nội dung này xử lý quá lâu nên không chờ nữa",
                "this took too long and is waited for no more",
            )),
        }
    }
}

/// The bytes that a request brings, those of a ZIP (.docx, .odt, .xlsx) as many as it says it has unpacked: a small one may hold
/// a table of a hundred thousand cells.
pub(crate) fn weight(body: &[u8]) -> usize {
    if !body.starts_with(b"PK") {
        return body.len();
    }
    let Ok(archive) = ZipArchive::new(Cursor::new(body)) else { return body.len() };
    let unpacked = archive.decompressed_size().unwrap_or(u128::MAX);
    usize::try_from(unpacked).unwrap_or(usize::MAX).max(body.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_file_weighs_what_it_unpacks_to() {
        let mut zip = crate::zipped::Zipped::new();
        zip.add("word/document.xml", &vec![b' '; BIG * 2]).expect("it is packed");
        let packed = zip.finish().expect("it is whole");
        assert!(packed.len() < BIG && weight(&packed) == BIG * 2);
        assert_eq!(weight(b"PK and no more"), 14);
        assert_eq!(weight(b"format: congvan/1"), 17);
    }

    #[test]
    fn small_work_passes_big_work_that_waits() {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let pool = Pool::new(1, Duration::from_secs(60));
            let (go, goes) = std::sync::mpsc::channel::<()>();
            let (began, begins) = std::sync::mpsc::channel::<()>();
            let first = pool.clone();
            let first = tokio::spawn(async move {
                let work = move || {
                    let _ = began.send(());
                    goes.recv().map_err(|_| Fault::bad("", ""))
                };
                first.run(BIG + 1, work).await
            });
            begins.recv().expect("the first big piece begins");
            let others: Vec<_> = (0..20)
                .map(|_| {
                    let pool = pool.clone();
                    tokio::spawn(async move { pool.run(BIG + 1, || Ok(())).await })
                })
                .collect();
            assert!(pool.run(10, || Ok(())).await.is_ok(), "a small piece is done while big ones wait");
            assert!(others.iter().all(|other| !other.is_finished()));
            go.send(()).expect("it waits");
            assert!(first.await.expect("it ends").is_ok());
            for other in others {
                assert!(other.await.expect("it ends").is_ok());
            }
        });
    }
}
