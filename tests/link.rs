//! Mentions become entities: texts with marked mentions, and what holds for any.

#![expect(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "common/linked.rs"]
mod linked;

use std::{collections::BTreeSet, path::Path, time::Instant};

use linked::{Mark, alternatives, cases, mentions, names, show};
use nutgraf::{
    EntityType, Span,
    candidate::{Source, TypeShares},
    link::{self, Entity},
    resolve::Mention,
    text,
};
use proptest::prelude::*;

#[test]
fn marked_mentions_become_the_expected_entities() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/link");
    let mut wrong = Vec::new();
    let mut count = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        for case in cases(&std::fs::read_to_string(&path).unwrap()) {
            let document = text::read(&case.text);
            let mentions = mentions(&document, &case.marks);
            let found = show(&link::link(&document, case.title.as_deref(), mentions).1);
            if found != case.expected {
                wrong.push(format!("{}: {}\n{found}\n", path.display(), case.heading));
            }
            count += 1;
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count} cases are linked otherwise:\n\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(count > 30, "only {count} cases were found");
}

#[test]
fn people_have_the_expected_roles() {
    let file = include_str!("cases/role/persons.txt");
    for case in cases(file) {
        let document = text::read(&case.text);
        let (_, mut entities) = link::link(&document, None, mentions(&document, &case.marks));
        entities.retain(|entity| entity.entity_type == EntityType::Person);
        entities.sort_by_key(|entity| entity.mentions[0]);
        let lines: Vec<String> = entities
            .iter()
            .map(|entity| {
                let roles: Vec<&str> = entity.roles.iter().map(|role| role.of(&case.text)).collect();
                format!("{}: {}", entity.name, roles.join("; ")).trim().to_owned()
            })
            .collect();
        assert_eq!(lines.join("\n"), case.expected, "{}", case.heading);
    }
}

#[test]
fn places_that_act_stand_for_their_governments() {
    for case in cases(include_str!("cases/metonymy/places.txt")) {
        let document = text::read(&case.text);
        let (mentions, entities) = link::link(&document, None, mentions(&document, &case.marks));
        let mut acting: Vec<_> = entities.iter().flat_map(|entity| &entity.acting).collect();
        acting.sort_by_key(|acting| acting.mention);
        let lines: Vec<String> = acting
            .iter()
            .map(|acting| {
                let words = mentions[acting.mention as usize].span.of(&case.text);
                format!("{words}: {}", acting.country.unwrap_or("?"))
            })
            .collect();
        assert_eq!(lines.join("\n"), case.expected, "{}", case.heading);
    }
}

#[test]
fn articles_of_all_kinds_have_the_expected_entities() {
    let mut wrong = Vec::new();
    let articles = cases(include_str!("cases/article/news.txt"));
    assert!(articles.len() >= 12);
    for case in articles {
        let document = text::read(&case.text);
        let entities = link::link(&document, case.title.as_deref(), mentions(&document, &case.marks)).1;
        let lines: Vec<String> = entities
            .iter()
            .map(|entity| {
                let roles: Vec<&str> = entity.roles.iter().map(|role| role.of(&case.text)).collect();
                let roles = if roles.is_empty() { String::new() } else { format!(" [{}]", roles.join("; ")) };
                format!("{}{roles}{}", names(entity), alternatives(entity, &entities))
            })
            .collect();
        let found = lines.join("\n");
        if found != case.expected {
            wrong.push(format!("== {}\n{found}\n", case.heading));
        }
    }
    assert!(wrong.is_empty(), "found otherwise:\n\n{}", wrong.join("\n"));
}

#[test]
fn articles_share_the_keys_of_what_they_name_alike() {
    let key = |marked: &str| link_marked(marked, None)[0].compare_key.clone();
    for (one, other) in [
        ("[person: Ada Jane Quill] spoke. [person: Quill] left.", "[person: President Ada Quill's] car"),
        ("[person: Bob Tarn] spoke.", "[person: ROBERT TARN]"),
        ("[person: Kim Jong-un] spoke.", "[person: Kim Jong Un]"),
        ("[person: Bashar al-Assad] spoke.", "[person: Bashar Assad]"),
        ("[organization: NATO] met.", "The [organization: North Atlantic Treaty Organization]"),
        ("The [organization: Justice Department] met.", "The [organization: U.S. Department of Justice]"),
        ("The [place: U.S.] and the [place: US]", "[place: United States]"),
        ("[organization: Halden Inc.] grew.", "[organization: Halden]"),
    ] {
        assert_eq!(key(one), key(other), "{one}");
    }
    assert_eq!(key("[person: Ada Jane Quill] spoke."), "person:ada quill");
    assert_eq!(key("[person: Ada Jane Quill-Marsh] spoke."), "person:ada quill marsh");
    assert_eq!(key("[person: A. Jane Quill] spoke."), "person:a jane quill");
    assert_ne!(key("[place: Tarn]"), key("[person: Tarn]"));
    let father_and_son = link_marked("[person: Tom W. Marsh] is the son of [person: Tom H. Marsh].", None);
    assert_eq!(father_and_son[0].compare_key, "person:thomas w marsh");
    assert_eq!(father_and_son[1].compare_key, "person:thomas h marsh");
}

#[test]
fn who_only_made_the_article_is_no_actor() {
    let makers = |marked: &str| -> Vec<(String, Option<&'static str>)> {
        link_marked(marked, None).into_iter().map(|entity| (entity.name, entity.maker)).collect()
    };
    let mut found = makers(
        "Storm Hits Harbor\n\nBy [person: Ada Quill]\n\n[person: Tom Marsh] lost his boat in the storm on Monday, he said.\n",
    );
    found.sort();
    assert_eq!(found, [("Ada Quill".to_owned(), Some("byline")), ("Tom Marsh".to_owned(), None)]);
    let found = makers(
        "Storm Hits Harbor\n\nBy [person: Ada Quill]\n\n[person: Ada Quill] lost her boat in the storm on Monday, she said.\n",
    );
    assert_eq!(found, [("Ada Quill".to_owned(), None)]);
}

/// The entities of `text`, whose mentions are marked.
fn link_marked(marked: &str, title: Option<&str>) -> Vec<Entity> {
    let case = cases(&format!("\n== one\n{marked}\n---\n")).remove(0);
    let document = text::read(&case.text);
    link::link(&document, title, mentions(&document, &case.marks)).1
}

#[test]
fn frequent_and_early_names_are_salient() {
    let entities = link_marked(
        "[person: Ada Quill] spoke. [person: Quill] sat. It rained. [place: Tarn] was wet. [person: Quill] left.",
        None,
    );
    let names: Vec<&str> = entities.iter().map(|entity| entity.name.as_str()).collect();
    assert_eq!(names, ["Ada Quill", "Tarn"]);
    assert!(entities[0].salience > entities[1].salience && entities[1].salience > 0.0);
}

#[test]
fn a_doubtful_mention_follows_the_others_and_says_so() {
    let case = cases(
        "\n== one\n[person: Ada Quill] spoke. [person: Quill] sat. [organization/person: Quill] left.\n---\n",
    )
    .remove(0);
    let document = text::read(&case.text);
    let (settled, _) = link::link(&document, None, mentions(&document, &case.marks));
    assert_eq!(settled[1].source, Source::Tagger);
    assert_eq!((settled[2].entity_type, settled[2].source), (EntityType::Person, Source::Memory));
    assert!((0.4..0.9).contains(&settled[2].confidence), "{}", settled[2].confidence);
}

#[test]
fn a_name_in_the_title_is_more_salient() {
    let marked = "[person: Ada Quill] met [person: Tom Marsh].";
    let plain = link_marked(marked, None);
    let titled = link_marked(marked, Some("Why Tom Marsh went to Tarn"));
    assert_eq!(plain[0].name, "Ada Quill", "first mentioned among equals");
    assert_eq!(titled[0].name, "Tom Marsh");
    assert!(titled[0].salience > plain[1].salience);
}

/// Mentions of `count` people, all of one surname, each in full and then by the surname alone.
fn crowd(count: usize) -> (String, Vec<Span>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    for number in 0..count {
        for name in [format!("Ada{number} Quill"), "Quill".to_owned()] {
            let start = text.len() as u32;
            text.push_str(&name);
            spans.push(Span::new(start, text.len() as u32));
            text.push_str(" spoke. ");
        }
    }
    (text, spans)
}

/// Mentions of `count` people, no word of whose names is another's, each in full and then inside a compound.
fn strangers(count: usize) -> (String, Vec<Span>) {
    let letters = |number: usize| -> String {
        (0..4).map(|at| char::from(b'a' + (number / 26_usize.pow(at) % 26) as u8)).collect()
    };
    let mut text = String::new();
    let mut spans = Vec::new();
    for number in 0..count {
        let name = letters(number);
        for name in [format!("A{name} Q{name}"), format!("Q{name}-era")] {
            let start = text.len() as u32;
            text.push_str(&name);
            spans.push(Span::new(start, text.len() as u32));
            text.push_str(" spoke. ");
        }
    }
    (text, spans)
}

#[test]
fn a_hundred_thousand_mentions_take_linear_time() {
    takes_linear_time(crowd);
}

#[test]
fn a_hundred_thousand_mentions_of_strangers_take_linear_time() {
    takes_linear_time(strangers);
}

/// Asserts it of the text and the mentions that `of` makes for a number of people.
fn takes_linear_time(of: fn(usize) -> (String, Vec<Span>)) {
    let type_of = |span: Span, text: &str| {
        if span.of(text).ends_with("-era") { EntityType::Other } else { EntityType::Person }
    };
    let time_of = |count: usize| {
        let (text, spans) = of(count);
        let document = text::read(&text);
        let marks: Vec<Mark> = spans
            .into_iter()
            .map(|span| Mark { span, likeliest: type_of(span, &text), rival: None })
            .collect();
        let mentions = mentions(&document, &marks);
        let start = Instant::now();
        let (_, entities) = link::link(&document, None, mentions);
        assert_eq!(entities.len(), count);
        start.elapsed()
    };
    let (short, long) = (time_of(5_000), time_of(50_000));
    // Ten times the mentions; all pairs would take a hundred times as long.
    assert!(
        long.as_secs_f64() < short.as_secs_f64().max(0.01) * 40.0,
        "{short:?} for 10,000, {long:?} for 100,000"
    );
}

/// Any text, of words that names are made of, with any spans that stand in order and do not overlap.
fn mentioned() -> impl Strategy<Value = (String, Vec<Mention>)> {
    let words = prop_oneof![
        Just("Ada".to_owned()),
        Just("Quill".to_owned()),
        Just("Jr.".to_owned()),
        Just("President".to_owned()),
        Just("US".to_owned()),
        Just("(".to_owned()),
        Just(")".to_owned()),
        Just("'s".to_owned()),
        Just("AQ".to_owned()),
        Just(".".to_owned()),
        ".{0,4}",
    ];
    let types = prop_oneof![
        Just(EntityType::Person),
        Just(EntityType::Organization),
        Just(EntityType::Place),
        Just(EntityType::Group),
        Just(EntityType::Date),
    ];
    (
        proptest::collection::vec(words, 0..30),
        proptest::collection::vec((0_u32..200, types.clone(), types, 0.0_f32..1.0), 0..30),
    )
        .prop_map(|(words, mut cuts)| {
            let text = words.join(" ");
            cuts.sort_by_key(|cut| cut.0);
            let mentions = cuts
                .windows(2)
                .filter(|pair| pair[0].0 < pair[1].0)
                .map(|pair| {
                    let (start, entity_type, rival, confidence) = pair[0];
                    let mut shares = TypeShares::only(entity_type, confidence);
                    shares.add(rival, (1.0 - confidence) / 2.0);
                    Mention {
                        span: Span::new(start, pair[1].0),
                        entity_type,
                        subtype: None,
                        confidence,
                        shares,
                        source: Source::Tagger,
                        sentence: start / 7,
                    }
                })
                .collect();
            (text, mentions)
        })
}

proptest! {
    #[test]
    fn every_name_is_in_exactly_one_entity((text, mentions) in mentioned()) {
        let document = text::read(&text);
        let proposed = mentions.clone();
        let (mentions, entities) = link::link(&document, Some(&text), mentions);
        let mut seen = BTreeSet::new();
        for entity in &entities {
            prop_assert!(!entity.mentions.is_empty());
            prop_assert!(entity.mentions.is_sorted());
            prop_assert!((0.0..=1.0).contains(&entity.salience), "{}", entity.salience);
            prop_assert!((entity.salience_parts.total() - entity.salience).abs() < 1e-6);
            for open in &entity.open {
                prop_assert!(entity.mentions.contains(&open.mention));
                prop_assert!(open.alternatives.len() > 1, "{open:?}");
                for &other in &open.alternatives {
                    prop_assert!(entities.get(other as usize).is_some_and(|other| other != entity));
                }
            }
            for acting in &entity.acting {
                prop_assert!(entity.mentions.contains(&acting.mention));
            }
            prop_assert!(entity.entity_type.is_name());
            for mention in &entity.mentions {
                prop_assert!(seen.insert(*mention), "mention {mention} is in two entities");
            }
            let aliases: BTreeSet<&String> = entity.aliases.iter().collect();
            prop_assert_eq!(aliases.len(), entity.aliases.len(), "an alias stands twice");
            prop_assert!(!aliases.contains(&entity.name));
        }
        for entity in &entities {
            for mention in &entity.mentions {
                prop_assert!(mentions[*mention as usize].entity_type.is_name());
            }
        }
        let mut rest = mentions.iter().peekable();
        let mut end = 0;
        for proposed in &proposed {
            let mut pieces = 0;
            while let Some(piece) = rest.next_if(|piece| piece.span.end() <= proposed.span.end()) {
                prop_assert!(piece.span.start() >= proposed.span.start().max(end), "pieces overlap");
                prop_assert!((0.0..=1.0).contains(&piece.confidence), "{}", piece.confidence);
                let is_same = piece.entity_type == proposed.entity_type;
                prop_assert!(is_same || piece.source == Source::Memory);
                end = piece.span.end();
                pieces += 1;
            }
            prop_assert!((1..=2).contains(&pieces), "{pieces} of one");
        }
        prop_assert!(rest.next().is_none());
        let names = mentions.iter().filter(|mention| mention.entity_type.is_name()).count();
        prop_assert_eq!(seen.len(), names);
    }
}
