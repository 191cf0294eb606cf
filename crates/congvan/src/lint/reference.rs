//! The rules as one page.

use std::fmt::Write as _;

use crate::lint::{RULES, clauses};

/// Every rule in Markdown: a table, the clauses that no rule looks at, and every rule's own page.
pub fn reference() -> String {
    let mut page = String::from("| mã | tên | căn cứ |\n|---|---|---|\n");
    for rule in RULES {
        let (code, name) = (rule.code, rule.name);
        let anchor = format!("{name}-{}", code.to_lowercase());
        let _ = writeln!(page, "| {code} | [{name}](#{anchor}) | {} |", rule.clause);
    }
    page.push_str(
        "\nKhông quy tắc nào kiểm tra các điều khoản sau, nên không có lỗi không có nghĩa là đã đúng:\n\n",
    );
    for clause in clauses().iter().filter(|clause| clause.rules.is_empty()) {
        let _ = writeln!(page, "- {}: {}", clause.clause, clause.about.0);
    }
    for rule in RULES {
        let _ = write!(page, "\n#{}", rule.page);
    }
    page
}
