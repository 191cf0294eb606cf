//! `congvan serve`: the clerk's page and the HTTP API, on this machine.

use std::io::{Error, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
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
            if address.ip().is_unspecified() {
                console.remark(&Message::new(
                    "máy khác mở bằng địa chỉ của máy này trong mạng; máy có nhiều địa chỉ thì địa chỉ trên chỉ là một",
                    "others open it by this machine's address; where it has several, the one above is but one of them",
                ));
            }
            if !is_local {
                console.remark(&Message::new(
                "trang này nghe ngoài máy: chữ đi trên mạng không mã hóa; đặt sau máy chủ trung gian có TLS",
                "this listens beyond the machine: nothing is encrypted on the way; put it behind a proxy with TLS",
            ));
            }
            if opens && !open_browser(&url) {
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
            console.complain(&unheard(&serving, &error));
            COULD_NOT_RUN
        }
    }
}

/// Why nothing can be listened to.
fn unheard(serving: &Serving, error: &Error) -> Message {
    let address = serving.address;
    let ports = match serving.ports.as_slice() {
        [one] => one.to_string(),
        several => format!("{}–{}", several[0], several[several.len() - 1]),
    };
    match error.kind() {
        ErrorKind::AddrInUse => ports_in_use(&ports),
        _ => because(
            (
                format!("không mở được cổng {ports} ở {address}"),
                format!("cannot listen on port {ports} of {address}"),
            ),
            error,
        ),
    }
}

/// That another program listens on each of these ports.
fn ports_in_use(ports: &str) -> Message {
    Message::new(
        format!(
            "cổng {ports} đang do chương trình khác dùng, có thể là một congvan serve khác; hãy dừng chương trình ấy, hoặc chọn cổng khác: --port 0 lấy cổng nào còn trống"
        ),
        format!(
            "port {ports} is used by another program, perhaps another congvan serve; stop that one, or choose another port: --port 0 takes any that is free"
        ),
    )
}

/// The address as a browser takes it. Of a server that listens on all addresses it is one that other machines can open.
fn url(address: SocketAddr, token: &str) -> String {
    let ip = if address.ip().is_unspecified() { own_address(address.ip()) } else { address.ip() };
    format!("http://{}/?token={token}", SocketAddr::new(ip, address.port()))
}

/// The address by which this machine is known in its network; its loopback address where it is in none. Nothing is sent: the
/// system only says which address it would send from.
fn own_address(listening: IpAddr) -> IpAddr {
    let (own, beyond, alone): (&str, &str, IpAddr) = match listening {
        IpAddr::V4(_) => ("0.0.0.0:0", "192.0.2.1:9", Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(_) => ("[::]:0", "[2001:db8::1]:9", Ipv6Addr::LOCALHOST.into()),
    };
    let found = UdpSocket::bind(own).and_then(|socket| {
        socket.connect(beyond)?;
        socket.local_addr()
    });
    found.map_or(alone, |found| found.ip())
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
fn open_browser(url: &str) -> bool {
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

    #[test]
    fn the_address_told_can_be_opened() {
        let told = |address: &str| url(address.parse().expect("an address"), "abc");
        assert_eq!(told("127.0.0.1:3020"), "http://127.0.0.1:3020/?token=abc");
        assert_eq!(told("[::1]:3020"), "http://[::1]:3020/?token=abc");
        let beyond = told("0.0.0.0:3020");
        assert!(!beyond.contains("0.0.0.0:") && beyond.ends_with(":3020/?token=abc"), "{beyond}");
        assert!(!told("[::]:3020").contains("[::]"));
    }
}
