//! Why something is taken for what it is, in parts and in words.

use crate::{Span, link::Entity, text::Document};

/// The reason of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The lists have nothing else of that name.
    Only,
    /// The lists have others of that name, with fewer people.
    Largest {
        /// Whether no other has a fourth of its people.
        by_far: bool,
    },
    /// It stands beside the entity at this position, which it lies in or which lies in it.
    Beside(u32),
    /// The article names the entities at these positions, which belong to it.
    Named(Vec<u32>),
    /// The article says so beside the name: "Senator", "(D-…)".
    Role(Span),
    /// The people of a country are called so.
    People,
}

impl Why {
    /// The positions of the entities that decided.
    #[must_use]
    pub fn evidence(&self) -> &[u32] {
        match self {
            Self::Beside(entity) => std::slice::from_ref(entity),
            Self::Named(entities) => entities,
            _ => &[],
        }
    }
}

/// The reason in a few words for people.
#[must_use]
pub fn reason(why: &Why, document: &Document<'_>, entities: &[Entity]) -> String {
    let called = |position: &u32| entities.get(*position as usize).map_or("", |entity| entity.name.as_str());
    match why {
        Why::Only => "the only one of that name in the lists".to_owned(),
        Why::Largest { by_far: true } => "by far the largest of that name".to_owned(),
        Why::Largest { by_far: false } => "the largest of that name".to_owned(),
        Why::Beside(entity) => format!("it stands beside {}", called(entity)),
        Why::Named(entities) => {
            let names: Vec<&str> = entities.iter().map(called).collect();
            format!("the article also names {}", names.join(" and "))
        }
        Why::Role(span) => format!("the article says “{}” of them", document.words(*span)),
        Why::People => "people and things from there are called so".to_owned(),
    }
}
