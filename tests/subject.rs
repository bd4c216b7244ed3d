//! Subjects: texts with subjects that must and must not come out, the samples, and what holds for any text.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

#[path = "common/linked.rs"]
#[allow(dead_code, reason = "shared with tests of linking")]
mod linked;

use std::{path::Path, sync::LazyLock};

use linked::cases;
use nutgraf::{
    Analysis, Article, Model, analyze,
    wire::{BlockKind, Topic},
};
use proptest::prelude::*;

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::embedded().unwrap());

fn read(text: &str, title: Option<&str>) -> Analysis {
    analyze(&Article { title, ..Article::new(text) }, &MODEL)
}

/// The words of the evidence of a topic.
fn evidence(topic: &Topic, text: &str) -> Vec<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let words = |range: &nutgraf::wire::Range| units.get(range.start as usize..range.end as usize).unwrap();
    topic.evidence.iter().map(|range| String::from_utf16_lossy(words(range))).collect()
}

#[test]
fn expected_subjects_come_out() {
    let mut wrong = Vec::new();
    for case in cases(include_str!("cases/subject/news.txt")) {
        let topics = read(&case.text, case.title.as_deref()).topics;
        let shown: Vec<(&str, f64)> =
            topics.iter().map(|topic| (topic.label.as_str(), topic.score)).collect();
        for line in case.expected.lines() {
            let is_right = match line.split_once(' ') {
                None => topics.is_empty(),
                Some(("+", rest)) => {
                    let (label, words) = rest.split_once(" | ").unwrap_or((rest, ""));
                    let topic = topics.iter().find(|topic| topic.label == label);
                    topic.is_some_and(|topic| {
                        evidence(topic, &case.text).iter().any(|sentence| sentence.contains(words))
                    })
                }
                Some(("-", label)) => topics.iter().all(|topic| topic.label != label),
                _ => panic!("a line that begins with neither + nor -: {line}"),
            };
            if !is_right {
                wrong.push(format!("{}: {line}\n    of {shown:?}", case.heading));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_samples_are_politics_and_relations_and_not_sport() {
    for name in ["000_4826a167a596511a.txt", "003_9a019d5550923093.txt"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(name);
        let topics = read(&std::fs::read_to_string(path).expect("a sample"), None).topics;
        let shown: Vec<&str> = topics.iter().map(|topic| topic.label.as_str()).collect();
        assert!(shown.contains(&"politics"), "{name}: {shown:?}");
        let is_between_states =
            |label: &&str| matches!(*label, "conflict, war and peace" | "international relations");
        assert!(shown.iter().any(is_between_states), "{name}: {shown:?}");
        assert!(!shown.contains(&"sport"), "{name}: {shown:?}");
    }
}

#[test]
fn captions_and_boilerplate_say_nothing() {
    let case =
        cases(include_str!("cases/subject/news.txt")).into_iter().find(|case| case.heading == "a trial");
    let text = case.expect("the case").text;
    let more = format!("{text}\n\nSubscribe to our newsletter for football, tennis and baseball scores.\n");
    let labels =
        |text: &str| read(text, None).topics.into_iter().map(|topic| topic.label).collect::<Vec<_>>();
    assert_eq!(labels(&text), labels(&more));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn evidence_is_sentences_and_parts_follow_their_parents(text in "((goal |match |league |team |coach |vote |senate |election |war |army |snow |profit |shares |\\. |\n|.{0,4} )){0,120}") {
        let analysis = read(&text, None);
        prop_assert!(analysis.topics.is_sorted_by(|a, b| a.score >= b.score));
        for (position, topic) in analysis.topics.iter().enumerate() {
            prop_assert!((0.4..=1.0).contains(&topic.score));
            prop_assert!((1..=2).contains(&topic.path.len()) && topic.path.last() == Some(&topic.label));
            prop_assert!((1..=3).contains(&topic.evidence.len()));
            let is_sentence = |range: &nutgraf::wire::Range| {
                analysis.sentences.iter().any(|sentence| (sentence.start, sentence.end) == (range.start, range.end))
            };
            prop_assert!(topic.evidence.iter().all(is_sentence));
            let is_read = |range: &nutgraf::wire::Range| {
                let block = analysis.blocks.iter().find(|block| block.start <= range.start && range.end <= block.end);
                block.is_some_and(|block| matches!(block.kind, BlockKind::Body | BlockKind::Headline))
            };
            prop_assert!(topic.evidence.iter().all(is_read));
            if let [parent, _] = &topic.path[..] {
                prop_assert!(analysis.topics[..position].iter().any(|other| other.label == *parent));
            }
        }
        prop_assert_eq!(analysis, read(&text, None));
    }
}
