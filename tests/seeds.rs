//! What must be right in the two sample articles.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use nutgraf::{Analysis, Article, EntityType, Model, analyze, wire::Entity};

const CALL: &str = include_str!("../seeds/000_4826a167a596511a.txt");
const BACKGROUND: &str = include_str!("../seeds/003_9a019d5550923093.txt");

fn read(text: &str) -> Analysis {
    analyze(&Article::new(text), &Model::embedded().unwrap())
}

/// The entity called `name`, of which there has to be just one.
fn entity<'a>(analysis: &'a Analysis, name: &str) -> &'a Entity {
    let named: Vec<&Entity> = analysis
        .entities
        .iter()
        .filter(|entity| entity.name == name || entity.aliases.iter().any(|alias| alias == name))
        .collect();
    assert_eq!(named.len(), 1, "entities called {name}: {named:#?}");
    named[0]
}

fn check(analysis: &Analysis, entity_type: EntityType, names: &[&str]) {
    for name in names {
        assert_eq!(entity(analysis, name).entity_type, entity_type, "{name}");
    }
}

#[test]
fn the_people_of_the_first_are_one_entity_each() {
    let analysis = read(CALL);
    check(
        &analysis,
        EntityType::Person,
        &[
            "Joe Biden",
            "Xi Jinping",
            "Antony Blinken",
            "John Kirby",
            "Jake Sullivan",
            "Vladimir Putin",
            "Janet Yellen",
            "Lloyd Austin",
            "Sam Fossum",
            "Arlette Saenz",
        ],
    );
    assert_eq!(entity(&analysis, "Joe Biden").aliases, ["Biden"]);
    assert_eq!(entity(&analysis, "Xi Jinping").aliases, ["Xi"]);
}

#[test]
fn the_organizations_and_places_of_the_first_are_what_they_are() {
    let analysis = read(CALL);
    check(
        &analysis,
        EntityType::Organization,
        &[
            "TikTok",
            "ByteDance",
            "White House",
            "House of Representatives",
            "National Security Council",
            "CNN",
        ],
    );
    check(
        &analysis,
        EntityType::Place,
        &[
            "Taiwan Strait",
            "South China Sea",
            "Gaza",
            "Woodside",
            "Guangzhou",
            "Bangkok",
            "Munich",
            "Washington",
        ],
    );
    assert!(!analysis.entities.iter().any(|entity| entity.name == "Austin"), "Austin is a person here");
}

#[test]
fn a_damaged_word_of_the_first_is_no_organization_of_note() {
    let analysis = read(CALL);
    let rank = analysis.entities.iter().position(|entity| entity.name == "Shell");
    assert!(rank.is_none_or(|rank| rank >= analysis.entities.len() / 2), "Shell stands at {rank:?}");
}

#[test]
fn damage_is_no_part_of_a_name() {
    let analysis = read(CALL);
    let units: Vec<u16> = CALL.encode_utf16().collect();
    for mention in &analysis.mentions {
        let words = String::from_utf16(&units[mention.start as usize..mention.end as usize]).unwrap();
        assert!(!words.contains("Yellenis"), "{words}");
    }
}

#[test]
fn the_organizations_and_places_of_the_second_are_what_they_are() {
    let analysis = read(BACKGROUND);
    check(&analysis, EntityType::Organization, &["Xinhua"]);
    check(&analysis, EntityType::Place, &["Bali", "Taiwan Strait", "Korean Peninsula"]);
    check(&analysis, EntityType::Person, &["Joe Biden", "Xi Jinping", "Janet Yellen", "Antony Blinken"]);
}

#[test]
fn those_who_made_a_picture_or_helped_are_not_what_an_article_is_about() {
    let (call, background) = (read(CALL), read(BACKGROUND));
    assert!(entity(&call, "Sam Fossum").salience < 0.01);
    assert!(entity(&background, "Saul Loeb").salience < 0.01);
}
