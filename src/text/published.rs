//! When an article was published.

use super::{Date, Head, Warning};

/// Who says when an article was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum PublishedSource {
    /// The caller gave it.
    Given,
    /// The text says it at its head.
    Dateline,
}

/// A day of publication and who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// Who says so.
    pub source: PublishedSource,
}

/// The day of publication: the one that the caller gave, as YYYY-MM-DD, else the one that the head says.
///
/// Where what the caller gave is no such day, the head decides, and a warning says so.
#[must_use]
pub fn published(given: Option<&str>, head: &Head) -> (Option<Published>, Option<Warning>) {
    let stated = head.published.map(|(date, _)| Published { date, source: PublishedSource::Dateline });
    let Some(given) = given else { return (stated, None) };
    if let Some(date) = Date::from_iso(given) {
        return (Some(Published { date, source: PublishedSource::Given }), None);
    }
    // What was given may be long and is not to be repeated in full.
    let shown: String = given.chars().take(40).collect();
    let message = format!(
        "The day of publication that was given, “{shown}”, is no day written as YYYY-MM-DD, so it was left aside. Give \
         a day such as 2024-04-02."
    );
    (stated, Some(Warning { code: "bad-date", message, span: None }))
}
