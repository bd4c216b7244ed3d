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

/// Asserts that the text gives the person called `name` just these roles.
fn check_roles(analysis: &Analysis, name: &str, roles: &[&str]) {
    let found: Vec<&str> = entity(analysis, name).roles.iter().map(|role| role.text.as_str()).collect();
    assert_eq!(found, roles, "{name}");
}

#[test]
fn people_have_the_roles_that_the_samples_give_them() {
    let call = read(CALL);
    check_roles(&call, "Joe Biden", &["President"]);
    check_roles(&call, "Xi Jinping", &["Chinese President"]);
    // The title is damaged in the text and still one.
    check_roles(&call, "Antony Blinken", &["Secretary State"]);
    check_roles(&call, "John Kirby", &["National Security Council spokesman"]);
    check_roles(&call, "Janet Yellen", &["Treasury Secretary"]);
    check_roles(&call, "Lloyd Austin", &["Defense Secretary"]);
    check_roles(&call, "Vladimir Putin", &["Russian President"]);
    let background = read(BACKGROUND);
    check_roles(&background, "Joe Biden", &["President"]);
    check_roles(&background, "Xi Jinping", &["Chinese President"]);
    check_roles(&background, "Antony Blinken", &["Secretary of State"]);
}

#[test]
fn the_two_presidents_lead_both_samples_and_meet_across_them() {
    let (call, background) = (read(CALL), read(BACKGROUND));
    for name in ["Joe Biden", "Xi Jinping", "Janet Yellen", "Antony Blinken"] {
        assert_eq!(entity(&call, name).compare_key, entity(&background, name).compare_key);
    }
    for analysis in [&call, &background] {
        assert!(entity(analysis, "Joe Biden").id < 2 && entity(analysis, "Xi Jinping").id < 2);
    }
    assert_eq!(entity(&call, "China").compare_key, entity(&background, "China").compare_key);
    assert_eq!(entity(&call, "US").compare_key, entity(&background, "United States").compare_key);
}

#[test]
fn what_salience_is_made_of_adds_up() {
    for entity in read(CALL).entities.iter().chain(&read(BACKGROUND).entities) {
        let parts = entity.salience_parts;
        let sum = parts.frequency + parts.position + parts.spread + parts.headline + parts.subject;
        assert!((sum - entity.salience).abs() < 1e-9, "{}: {parts:?}", entity.name);
    }
}

#[test]
fn a_capital_that_acts_is_its_government() {
    let call = read(CALL);
    let units: Vec<u16> = CALL.encode_utf16().collect();
    let acting: Vec<(String, Option<&str>)> = call
        .mentions
        .iter()
        .filter(|mention| mention.acts_as == Some("government"))
        .map(|mention| {
            let behind = &units[mention.start as usize..(mention.end as usize + 12).min(units.len())];
            (String::from_utf16_lossy(behind), mention.country)
        })
        .collect();
    assert!(acting.contains(&("Beijing will not in".to_owned(), Some("CN"))), "{acting:?}");
    // "traveling to Guangzhou and Beijing, for meetings" is a place.
    assert!(!acting.iter().any(|(words, _)| words.starts_with("Beijing, for")), "{acting:?}");
}
