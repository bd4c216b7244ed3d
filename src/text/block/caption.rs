//! The words under a picture.

use crate::text::run::{Run, is_finished};

/// The most bytes of a caption; longer paragraphs are prose that ends with a credit.
pub(super) const MAX_BYTES: usize = 700;

/// The most sentences of a caption that only the credit behind it tells from prose.
pub(super) const MAX_SENTENCES: usize = 2;

/// What pages put before captions.
const LABELS: &[&str] = &[
    "FILE PHOTO:",
    "FILE PHOTO -",
    "FILE - In this",
    "FILE -- In this",
    "FILE--In this",
    "FILE – In this",
    "FILE — In this",
    "FILE - This",
    "FILE - ",
    "FILE – ",
    "FILE — ",
    "Image caption",
    "Media caption",
    "Image copyright",
    "Image source",
    "Enlarge this image",
    "toggle caption",
    "hide caption",
    "Media playback is unsupported on your device",
    "Caption:",
    "Photo caption:",
    "Pictured:",
];

/// Whether the run begins as captions do.
pub(super) fn is_marked(run: Run<'_>) -> bool {
    let text = run.text();
    text.len() <= MAX_BYTES && LABELS.iter().any(|label| text.starts_with(label))
}

/// Whether `run` is the short description of a picture, which pages put before the caption: it has no final stop, and
/// the next paragraph says the same and goes on.
pub(super) fn is_repeated(run: Run<'_>, next: Run<'_>) -> bool {
    run.len() >= 4
        && run.text().len() <= MAX_BYTES
        && next.text().len() <= MAX_BYTES
        && next.len() > run.len()
        && !is_finished(run)
        && run.words().zip(next.words()).all(|(word, next)| word == next)
}
