//! The TypeScript types that the package declares, against those that callers were promised.

use std::{fmt::Write as _, fs};

use anyhow::{Context, Result, bail};

use crate::tools::Outcome;

const GENERATED: &str = "www/pkg/nutgraf.d.ts";
const PROMISED: &str = "tests/types/nutgraf.d.ts";

/// Fails where the generated types are not the promised ones; with `accept` they become it.
pub(crate) fn check(accept: bool) -> Result<Outcome> {
    let generated = contract(&fs::read_to_string(crate::root().join(GENERATED)).context(GENERATED)?);
    let promised = fs::read_to_string(crate::root().join(PROMISED)).unwrap_or_default();
    if generated == promised {
        return Ok(Outcome::done());
    }
    if accept {
        fs::write(crate::root().join(PROMISED), generated).context(PROMISED)?;
        return Ok(Outcome::Done("accepted".to_owned()));
    }
    let changes = difference(&promised, &generated);
    bail!("{PROMISED} is not what was built; `cargo xtask test --accept` takes it over:\n{changes}")
}

/// The declarations in the order of their text: the compiler puts them as it likes. How the module is laid out
/// inside (`InitOutput`) is no promise.
fn contract(declarations: &str) -> String {
    let mut blocks: Vec<&str> = declarations.split("\n\n").map(str::trim).collect();
    blocks.retain(|block| !block.is_empty() && !block.contains("interface InitOutput"));
    blocks.sort_by_key(|block| declaration(block));
    blocks.join("\n\n") + "\n"
}

/// The first line of `block` that declares something; comments come before.
fn declaration(block: &str) -> &str {
    block.lines().find(|line| line.starts_with("export")).unwrap_or_default()
}

/// The lines between the first and the last that differ.
fn difference(old: &str, new: &str) -> String {
    let (mut old, mut new): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    while !old.is_empty() && old.last() == new.last() {
        old.pop();
        new.pop();
    }
    let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let mut changes = format!("from line {}\n", same + 1);
    for (sign, lines) in [('-', &old), ('+', &new)] {
        for line in lines.iter().skip(same) {
            // Writing to a string cannot fail.
            let _ = writeln!(changes, "{sign} {line}");
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_layout_are_no_promise() {
        let one = "/* lint */\nexport interface B {}\n\n/** A. */\nexport type A = 1;\n\nexport interface InitOutput {}\n";
        let other = "/** A. */\nexport type A = 1;\n\n\n/* lint */\nexport interface B {}\n";
        assert_eq!(contract(one), contract(other));
        assert_ne!(contract(one), contract("export type A = 1;\n"));
    }

    #[test]
    fn shows_only_what_differs() {
        assert_eq!(difference("a\nb\nc\n", "a\nx\ny\nc\n"), "from line 2\n- b\n+ x\n+ y\n");
        assert_eq!(difference("a\na\n", "a\n"), "from line 1\n- a\n");
        assert_eq!(difference("", "a\n"), "from line 1\n+ a\n");
    }
}
