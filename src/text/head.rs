//! What an article says about itself.

use super::Date;
use crate::Span;

/// When, where and for whom an article was written, as its first lines say.
///
/// The words of `outlet` and `place` name no person, whatever else they could mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Head {
    /// The day of publication and the words that say it.
    pub published: Option<(Date, Span)>,
    /// The newspaper, agency or broadcaster.
    pub outlet: Option<Span>,
    /// The town that the article was filed from; several with a stroke between each two.
    pub place: Option<Span>,
}

impl Head {
    /// What `self` says, and what `other` says where `self` is silent.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            published: self.published.or(other.published),
            outlet: self.outlet.or(other.outlet),
            place: self.place.or(other.place),
        }
    }
}
