//! Batches under way, and what they made, kept in memory until it is fetched or forgotten.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// So many are kept; the oldest goes.
const KEPT: usize = 4;
/// What nobody asks for is forgotten after so long.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(15 * 60);

/// All of them.
#[derive(Debug, Default)]
pub(crate) struct Batches {
    next: AtomicU64,
    known: Mutex<BTreeMap<u64, Arc<Batch>>>,
}

/// What came of a unit.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) unit: String,
    /// The folder of its files in the ZIP, and what they are called without their endings; none where there is no document.
    pub(crate) place: Option<(String, String)>,
    /// What a person must look at, or why there is no document.
    pub(crate) checks: Vec<String>,
}

/// One of them.
#[derive(Debug)]
pub(crate) struct Batch {
    pub(crate) id: u64,
    pub(crate) total: usize,
    pub(crate) done: AtomicUsize,
    is_cancelled: AtomicBool,
    asked: Mutex<Instant>,
    state: Mutex<State>,
}

#[derive(Debug, Clone, Default)]
struct State {
    told: Vec<Told>,
    zip: Option<Arc<Vec<u8>>>,
    failed: Option<Value>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Batches {
    /// A new batch, with room made for it.
    pub(crate) fn begin(&self, total: usize) -> Arc<Batch> {
        let id = self.next.fetch_add(1, Ordering::Relaxed) + 1;
        let batch = Arc::new(Batch {
            id,
            total,
            done: AtomicUsize::new(0),
            is_cancelled: AtomicBool::new(false),
            asked: Mutex::new(Instant::now()),
            state: Mutex::default(),
        });
        let mut known = lock(&self.known);
        self.forget(&mut known);
        while known.len() >= KEPT {
            if let Some((_, oldest)) = known.pop_first() {
                oldest.cancel();
            }
        }
        known.insert(id, Arc::clone(&batch));
        batch
    }

    pub(crate) fn get(&self, id: &str) -> Option<Arc<Batch>> {
        let mut known = lock(&self.known);
        self.forget(&mut known);
        let batch = known.get(&id.parse().ok()?)?;
        *lock(&batch.asked) = Instant::now();
        Some(Arc::clone(batch))
    }

    pub(crate) fn remove(&self, id: &str) -> Option<Arc<Batch>> {
        let batch = lock(&self.known).remove(&id.parse().ok()?)?;
        batch.cancel();
        Some(batch)
    }

    /// Ends all, so that the server may stop.
    pub(crate) fn end(&self) {
        lock(&self.known).values().for_each(|batch| batch.cancel());
    }

    fn forget(&self, known: &mut BTreeMap<u64, Arc<Batch>>) {
        known.retain(|_, batch| {
            let is_fresh = lock(&batch.asked).elapsed() < FORGOTTEN_AFTER;
            if !is_fresh {
                batch.cancel();
            }
            is_fresh
        });
    }
}

impl Batch {
    fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }

    pub(crate) fn finish(&self, told: Vec<Told>, zip: Vec<u8>) {
        let mut state = lock(&self.state);
        state.told = told;
        state.zip = Some(Arc::new(zip));
    }

    pub(crate) fn fail(&self, findings: Value) {
        lock(&self.state).failed = Some(findings);
    }

    pub(crate) fn zip(&self) -> Option<Arc<Vec<u8>>> {
        lock(&self.state).zip.clone()
    }

    /// How far it is.
    pub(crate) fn to_json(&self) -> Value {
        let state = lock(&self.state);
        let word = match &*state {
            State { failed: Some(_), .. } => "failed",
            State { zip: Some(_), .. } => "ready",
            _ if self.is_cancelled() => "cancelled",
            _ => "running",
        };
        let units: Vec<Value> = state
            .told
            .iter()
            .map(|told| json!({ "unit": told.unit, "made": told.place.is_some(), "checks": told.checks }))
            .collect();
        json!({
            "id": self.id.to_string(),
            "state": word,
            "done": self.done.load(Ordering::Relaxed),
            "total": self.total,
            "units": units,
            "findings": state.failed.clone().unwrap_or_else(|| json!([])),
        })
    }
}
