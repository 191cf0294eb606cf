//! A file beside a register that is locked while numbers are given, so that no two runs give the same.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use congvan::text::diagnostic::Message;

use crate::console::Console;
use crate::refusal::because;
use crate::shown::display_path;

/// Held as long as it lives. Its file stays: whoever waits for it would otherwise wait for one that is gone.
pub(super) struct Lock(#[expect(dead_code, reason = "closed, and so unlocked, with the lock")] File);

impl Lock {
    /// Waits for other runs with the same register, which is said.
    pub(super) fn of(register: &Path, console: &mut Console<'_, '_>) -> Result<Self, Message> {
        let mut path = register.as_os_str().to_owned();
        path.push(".lock");
        let path = Path::new(&path);
        let failed = |error| {
            let name = display_path(path);
            because(
                (format!("không khóa được sổ bằng {name}"), format!("cannot lock the register with {name}")),
                &error,
            )
        };
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                console.remark(&Message::new(
                    "sổ đang được nơi khác ghi, đợi",
                    "another run writes the register; waiting",
                ));
                file.lock().map_err(failed)?;
            }
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        Ok(Self(file))
    }
}
