//! How far long work has come, on a terminal; a pipe sees nothing of it.

use indicatif::{ProgressBar, ProgressStyle};

use crate::console::Console;

/// A bar that every thread may move.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Steps to come, and what is done in them.
    pub(crate) fn new(console: &Console<'_, '_>, steps: usize, what: (&'static str, &'static str)) -> Self {
        if !console.is_watched() {
            return Self(ProgressBar::hidden());
        }
        let words = match console.lang() {
            congvan::text::diagnostic::Lang::Vi => what.0,
            congvan::text::diagnostic::Lang::En => what.1,
        };
        let style = ProgressStyle::with_template("{msg} [{bar:40}] {pos}/{len} · {eta}");
        let bar = ProgressBar::new(steps as u64).with_message(words);
        Self(bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())))
    }

    /// More steps are to come than was known.
    pub(crate) fn grow(&self, steps: usize) {
        self.0.inc_length(steps as u64);
    }

    pub(crate) fn step(&self) {
        self.0.inc(1);
    }

    pub(crate) fn finish(&self) {
        self.0.finish_and_clear();
    }
}
