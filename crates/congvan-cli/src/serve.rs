//! `congvan serve`: the clerk's page and the HTTP API, on this machine.

use std::net::{IpAddr, SocketAddr};
use std::process::{Command, Stdio};

use clap::ArgMatches;
use congvan::text::diagnostic::Message;
use congvan_web::Serving;

use crate::console::Console;
use crate::refusal::because;
use crate::{COULD_NOT_RUN, FINE};

/// After the decree, and where browsers keep unfinished work.
const PORT: u16 = 3020;
/// So many ports are tried where none is asked for.
const TRIED: u16 = 10;
/// A token that others may try from elsewhere has as many letters.
const TOKEN_LENGTH: usize = 16;

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let serving = match serving(given) {
        Ok(serving) => serving,
        Err(why) => {
            console.complain(&why);
            return COULD_NOT_RUN;
        }
    };
    let interruption = console.interruption();
    interruption.heed();
    let opens = given.get_flag("open");
    let is_local = serving.address.is_loopback();
    let done = congvan_web::serve(
        &serving,
        || interruption.is_asked(),
        |address, token| {
            let url = url(address, token);
            console.say(&Message::new(
                format!("Trang làm việc: {url}\nCtrl-C để dừng."),
                format!("The working page: {url}\nCtrl-C stops it."),
            ));
            if !is_local {
                console.remark(&Message::new(
                "trang này nghe ngoài máy: chữ đi trên mạng không mã hóa; đặt sau máy chủ trung gian có TLS",
                "this listens beyond the machine: nothing is encrypted on the way; put it behind a proxy with TLS",
            ));
            }
            if opens && !opened(&url) {
                console.remark(&Message::new(
                    "không mở được trình duyệt; hãy mở địa chỉ trên",
                    "cannot open a browser; open the address above",
                ));
            }
        },
    );
    match done {
        Ok(()) => FINE,
        Err(error) => {
            let address = serving.address;
            let ports = match serving.ports.as_slice() {
                [one] => one.to_string(),
                several => format!("{}–{}", several[0], several[several.len() - 1]),
            };
            console.complain(&because(
                (
                    format!("không mở được cổng {ports} ở {address}"),
                    format!("cannot listen on port {ports} of {address}"),
                ),
                &error,
            ));
            COULD_NOT_RUN
        }
    }
}

/// The address as a browser takes it.
fn url(address: SocketAddr, token: &str) -> String {
    format!("http://{address}/?token={token}")
}

fn serving(given: &ArgMatches) -> Result<Serving, Message> {
    let word = |name: &str| given.get_one::<String>(name).map(String::as_str);
    let ports = match word("port") {
        None => (PORT..PORT + TRIED).collect(),
        Some(text) => vec![text.parse().map_err(|_| {
            Message::new(
                format!("--port: `{text}` không phải số từ 0 đến 65535"),
                format!("--port: `{text}` is not a number from 0 to 65535"),
            )
        })?],
    };
    let address = match word("listen") {
        None => IpAddr::from([127, 0, 0, 1]),
        Some(text) => text.parse().map_err(|_| {
            Message::new(
                format!("--listen: `{text}` không phải địa chỉ IP"),
                format!("--listen: `{text}` is not an IP address"),
            )
        })?,
    };
    let token = match word("token") {
        None if !address.is_loopback() => {
            return Err(Message::new(
                "--listen cần --token: ai mở được địa chỉ này cũng phải có mã",
                "--listen needs --token: whoever reaches the address must have it",
            ));
        }
        None => fresh()?,
        Some(token) => {
            let is_sound =
                token.len() >= TOKEN_LENGTH && token.bytes().all(|byte| byte.is_ascii_alphanumeric());
            let why = || {
                Message::new(
                    format!("--token: cần ít nhất {TOKEN_LENGTH} chữ không dấu hoặc số"),
                    format!("--token: give {TOKEN_LENGTH} plain letters or digits at least"),
                )
            };
            is_sound.then(|| token.to_owned()).ok_or_else(why)?
        }
    };
    Ok(Serving { address, ports, token })
}

/// A token that nobody guesses.
fn fresh() -> Result<String, Message> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| {
        Message::new(format!("không có số ngẫu nhiên: {error}"), format!("no random numbers: {error}"))
    })?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Opens the browser; false where there is none.
fn opened(url: &str) -> bool {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_is_another() {
        let (one, other) = (fresh().expect("random numbers"), fresh().expect("random numbers"));
        assert!(one != other && one.len() == 32);
    }
}
