//! Who may ask: requests to the address that was opened, from its own pages, with the token of its address.

use std::net::IpAddr;

use axum::http::header::{AUTHORIZATION, COOKIE, HOST, ORIGIN};
use axum::http::{HeaderMap, Method, StatusCode};

use crate::fault::Fault;

/// What opens the server.
#[derive(Debug, Clone)]
pub struct Door {
    /// The address that it listens on.
    pub address: IpAddr,
    /// Its port.
    pub port: u16,
    /// The token that the address opened carries.
    pub token: String,
}

impl Door {
    /// The name of the cookie: cookies know no ports, so each server has its own.
    pub(crate) fn cookie(&self) -> String {
        format!("congvan-{}", self.port)
    }

    /// Looks at where a request goes and whence it comes.
    ///
    /// # Errors
    /// Another name than the server's own, as a page elsewhere gives it that has its name led here (DNS rebinding), or a
    /// page from elsewhere.
    pub(crate) fn admits(&self, method: &Method, headers: &HeaderMap) -> Result<(), Fault> {
        let text = |value: &axum::http::HeaderValue| value.to_str().unwrap_or("\u{fffd}").to_owned();
        let host = headers.get(HOST).map(text).unwrap_or_default();
        let forbidden = |vi, en| Err(Fault::new(StatusCode::FORBIDDEN, vi, en));
        if !self.is_own(&host) {
            return forbidden(
                "yêu cầu đến một tên khác địa chỉ của trang này",
                "the request is for another name than this server's",
            );
        }
        if let Some(origin) = headers.get(ORIGIN).map(text) {
            let from = origin.split_once("://").map(|(_, host)| host);
            if !from.is_some_and(|from| from.eq_ignore_ascii_case(&host)) {
                return forbidden("yêu cầu từ một trang khác", "the request is from another site");
            }
        }
        let fetched = |name: &str| headers.get(name).map(text).unwrap_or_default();
        let elsewhere = matches!(fetched("sec-fetch-site").as_str(), "cross-site" | "same-site");
        let opens = *method == Method::GET && fetched("sec-fetch-mode") == "navigate";
        if elsewhere && !opens {
            return forbidden("yêu cầu từ một trang khác", "the request is from another site");
        }
        Ok(())
    }

    /// Whether a host is one of the server's own names. Behind a proxy, on an office's server, the name is the office's.
    fn is_own(&self, host: &str) -> bool {
        if !self.address.is_loopback() {
            return !host.is_empty();
        }
        let names = ["127.0.0.1", "localhost", "[::1]"];
        let is = |own: &str| host.eq_ignore_ascii_case(own);
        names.iter().any(|name| is(&format!("{name}:{}", self.port)) || self.port == 80 && is(name))
    }

    /// Whether a request brings the token, as a cookie or as `Authorization: Bearer`.
    pub(crate) fn knows(&self, headers: &HeaderMap) -> bool {
        let cookie = self.cookie();
        let given = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut cookies =
            given.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let bearer = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let bearer = bearer.and_then(|value| value.trim().split_once(' '));
        bearer.is_some_and(|(scheme, given)| {
            scheme.eq_ignore_ascii_case("bearer") && self.is_token(given.trim())
        }) || cookies.any(|(name, value)| name == cookie && self.is_token(value))
    }

    /// Whether this is the token, in the same time whatever differs.
    pub(crate) fn is_token(&self, given: &str) -> bool {
        let (one, other) = (self.token.as_bytes(), given.as_bytes());
        one.len() == other.len() && one.iter().zip(other).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_admitted(method: Method, given: &[(&'static str, &str)]) -> bool {
        let door = Door { address: IpAddr::from([127, 0, 0, 1]), port: 3020, token: "abc".to_owned() };
        let mut headers = HeaderMap::new();
        for (name, value) in given {
            headers.insert(*name, value.parse().expect("a header"));
        }
        door.admits(&method, &headers).is_ok()
    }

    #[test]
    fn the_token_is_known_however_its_scheme_is_written() {
        let door = Door { address: IpAddr::from([127, 0, 0, 1]), port: 3020, token: "abc".to_owned() };
        let knows = |given: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(AUTHORIZATION, given.parse().expect("a header"));
            door.knows(&headers)
        };
        assert!(knows("Bearer abc") && knows("bearer abc") && knows("BEARER  abc"));
        assert!(!knows("Bearer ABC") && !knows("Basic abc") && !knows("abc") && !knows("Bearer"));
    }

    #[test]
    fn only_its_own_names_and_pages_are_admitted() {
        let own = ("host", "127.0.0.1:3020");
        assert!(is_admitted(Method::GET, &[own]));
        assert!(is_admitted(
            Method::POST,
            &[("host", "localhost:3020"), ("origin", "http://localhost:3020")]
        ));
        assert!(is_admitted(
            Method::POST,
            &[("host", "LocalHost:3020"), ("origin", "http://localhost:3020")]
        ));
        assert!(!is_admitted(Method::GET, &[("host", "evil.example:3020")]), "a name led here");
        assert!(!is_admitted(Method::GET, &[("host", "127.0.0.1:80")]));
        assert!(!is_admitted(Method::GET, &[]));
        assert!(!is_admitted(Method::POST, &[own, ("origin", "http://evil.example")]));
        assert!(!is_admitted(Method::POST, &[own, ("origin", "null")]));
        assert!(
            !is_admitted(Method::POST, &[own, ("origin", "http://localhost:3020")]),
            "another name of it"
        );
        let site = ("sec-fetch-site", "cross-site");
        assert!(!is_admitted(Method::GET, &[own, site, ("sec-fetch-mode", "no-cors")]));
        assert!(is_admitted(Method::GET, &[own, site, ("sec-fetch-mode", "navigate")]), "a link in a mail");
    }
}
