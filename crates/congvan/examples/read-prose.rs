//! Prints what is read in each line of a file: `cargo run --example read-prose FILE`.

use congvan::prose::{Clause, Reading, Role, What, read};

fn main() {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: read-prose FILE");
        std::process::exit(2);
    };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{path}: {error}");
            std::process::exit(2);
        }
    };
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let reading = read(line);
        for sentence in &reading.sentences {
            println!("{}", reading.at(&sentence.span).trim());
            for clause in &sentence.clauses {
                show(&reading, clause, 1);
            }
        }
    }
}

fn show(reading: &Reading, clause: &Clause, depth: usize) {
    let indent = "  ".repeat(depth);
    println!(
        "{indent}clause{}: {}",
        if clause.is_fact { " (fact)" } else { "" },
        reading.at(&clause.predicate).trim()
    );
    if let Some(asks) = &clause.asks {
        println!("{indent}  asks: {} ({:?})", reading.at(&asks.span), asks.kind);
    }
    for body in &clause.actors {
        let limit =
            body.limit.as_ref().map_or(String::new(), |limit| format!(", only {}", reading.at(limit)));
        println!("{indent}  acts: {} ({:?}, {:?}{limit})", reading.at(&body.span), body.kind, body.scope);
    }
    for mention in &clause.mentions {
        let what = match &mention.what {
            What::Body(body, Role::Named) => format!("body {:?} {:?}", body.kind, body.scope),
            What::Body(body, role) => format!("{role:?} {:?} {:?}", body.kind, body.scope),
            What::Territory(territory) => format!("territory {:?} {:?}", territory.form, territory.kind),
            other => format!("{other:?}").split([' ', '{', '(']).next().unwrap_or_default().to_lowercase(),
        };
        println!("{indent}  {what}: {}", reading.at(&mention.span));
    }
    for inner in &clause.inner {
        show(reading, inner, depth + 1);
    }
}
