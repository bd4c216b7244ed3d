//! What holds for the analysis of any text. Shared by the tests and the fuzz target.

use nutgraf::Analysis;

/// Panics where `analysis` breaks a promise of the contract about `text`.
pub(crate) fn check(text: &str, analysis: &Analysis) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let on_boundary = |offset: u32| {
        let offset = offset as usize;
        // Between the halves of a surrogate pair is no place to cut.
        offset <= units.len()
            && !(offset > 0 && units.get(offset).is_some_and(|unit| (0xdc00..0xe000).contains(unit)))
    };
    let fits = |what: &str, start: u32, end: u32| {
        assert!(start < end, "{what} {start}..{end} is empty or reversed");
        assert!(
            on_boundary(start) && on_boundary(end),
            "{what} {start}..{end} cannot be sliced from the text"
        );
    };
    let in_order = |what: &str, ranges: &mut dyn Iterator<Item = (u32, u32)>| {
        let mut end_before = 0;
        for (start, end) in ranges {
            fits(what, start, end);
            assert!(
                end_before <= start,
                "{what} {start}..{end} overlaps the one before it or stands before it"
            );
            end_before = end;
        }
    };

    assert_eq!(analysis.schema, 1);
    in_order("block", &mut analysis.blocks.iter().map(|block| (block.start, block.end)));
    in_order("sentence", &mut analysis.sentences.iter().map(|sentence| (sentence.start, sentence.end)));
    in_order("mention", &mut analysis.mentions.iter().map(|mention| (mention.start, mention.end)));

    for sentence in &analysis.sentences {
        let block = &analysis.blocks[sentence.block as usize];
        assert!(
            block.start <= sentence.start && sentence.end <= block.end,
            "{sentence:?} leaves its {block:?}"
        );
    }
    for mention in &analysis.mentions {
        let after = analysis.sentences.partition_point(|sentence| sentence.start <= mention.start);
        let sentence = after.checked_sub(1).map(|position| &analysis.sentences[position]);
        assert!(
            sentence.is_some_and(|sentence| mention.end <= sentence.end),
            "{mention:?} is in no sentence"
        );
        assert!((0.0..=1.0).contains(&mention.confidence), "{mention:?}");
    }
    for (position, entity) in analysis.entities.iter().enumerate() {
        assert_eq!(entity.id as usize, position);
        assert!(!entity.mentions.is_empty(), "{entity:?} is nowhere mentioned");
        assert!(entity.mentions.is_sorted(), "{entity:?}");
        assert!((0.0..=1.0).contains(&entity.salience), "{entity:?}");
        for &mention in &entity.mentions {
            assert_eq!(analysis.mentions[mention as usize].entity, Some(entity.id), "{entity:?}");
        }
    }
    for (position, mention) in analysis.mentions.iter().enumerate() {
        if let Some(entity) = mention.entity {
            let mentions = &analysis.entities[entity as usize].mentions;
            assert!(mentions.binary_search(&(position as u32)).is_ok(), "{mention:?}");
        }
    }
    for phrase in &analysis.keyphrases {
        in_order("keyphrase", &mut phrase.occurrences.iter().map(|range| (range.start, range.end)));
        assert!(!phrase.occurrences.is_empty() && (0.0..=1.0).contains(&phrase.score), "{phrase:?}");
    }
    for warning in &analysis.warnings {
        assert!(!warning.code.is_empty() && !warning.message.is_empty());
        assert_eq!(warning.start.is_some(), warning.end.is_some(), "{warning:?}");
        if let (Some(start), Some(end)) = (warning.start, warning.end) {
            fits("warning", start, end);
        }
    }
}
