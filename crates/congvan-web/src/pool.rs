//! Work that takes the processor: so many pieces at a time, each within its time, so that none stalls another.

use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use tokio::sync::Semaphore;

use crate::fault::Fault;

/// So many requests may wait for their turn.
const WAITING: usize = 1_000;

/// The places where work is done.
#[derive(Debug, Clone)]
pub(crate) struct Pool {
    running: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    limit: Duration,
}

impl Pool {
    /// With some places more than there are processors: work that takes long shares them with what comes after it.
    pub(crate) fn new(processors: usize, limit: Duration) -> Self {
        Self {
            running: Arc::new(Semaphore::new(processors * 2 + 2)),
            waiting: Arc::new(Semaphore::new(WAITING)),
            limit,
        }
    }

    /// Does a piece of work off the threads that answer.
    ///
    /// # Errors
    /// Where too many wait, the work takes too long, or it broke down. Work that takes too long keeps its place until it
    /// ends.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let busy = || {
            let (vi, en) =
                ("máy đang bận, hãy thử lại sau giây lát", "the server is busy, try again in a moment");
            Fault::new(StatusCode::SERVICE_UNAVAILABLE, vi, en)
        };
        let waiting = self.waiting.clone().try_acquire_owned().map_err(|_| busy())?;
        let turn = tokio::time::timeout(self.limit, self.running.clone().acquire_owned()).await;
        let turn = turn.map_err(|_| busy())?.map_err(|_| busy())?;
        drop(waiting);
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
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
                "nội dung này xử lý quá lâu nên đã dừng",
                "this took too long and was stopped",
            )),
        }
    }
}
