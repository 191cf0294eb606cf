//! What stands where an output is to be.

/// What stands at an output's place now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Free,
    Same,
    Other,
}

impl Place {
    /// What would be done there.
    pub(crate) fn plan(self) -> (&'static str, &'static str) {
        match self {
            Self::Free => ("sẽ ghi", "would write"),
            Self::Same => ("sẽ để nguyên", "would leave as it is"),
            Self::Other => ("sẽ ghi đè", "would replace"),
        }
    }

    /// What was done there.
    pub(crate) fn outcome(self) -> (&'static str, &'static str) {
        match self {
            Self::Free => ("đã ghi", "wrote"),
            Self::Same => ("để nguyên, không có gì đổi", "left as it is, nothing changed"),
            Self::Other => ("đã ghi đè", "replaced"),
        }
    }
}

/// Names of what vanishes at the end start so.
pub(crate) const TEMPORARY: &str = ".congvan-";
