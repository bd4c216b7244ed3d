//! Function words: articles, pronouns, prepositions, conjunctions, auxiliaries.

use std::{collections::HashMap, hash::BuildHasherDefault, sync::LazyLock};

use crate::hash::Hasher;

/// The longest entry that is looked for, in bytes.
pub(super) const LONGEST: usize = 12;

/// The languages with their most frequent function words, in lower case. English is first.
///
/// A word may stand in several lists. Words of one letter and words that English uses too ("a", "in", "so", "die") are
/// left out of the other lists, as what they share with English would speak against it.
pub(super) const LANGUAGES: [(&str, &str); 20] = [
    (
        "en",
        "the of and to in that is was for on with as at by from he she it they we you his her its their our this \
         these those be been are were has have had not but or an who which what when will would could should can \
         about after before into over than more there said also while because if no so do did does against between \
         a i",
    ),
    (
        "es",
        "el los las que por del una para con pero como más su sus al lo este esta esto ese esa son está están fue han hay desde \
         hasta sobre entre también ya muy sin cuando donde según porque aunque había ser dijo y la de en un se",
    ),
    (
        "fr",
        "le les des du une est dans que qui pour pas sur avec au aux ce cette ces son sa ses mais ou où il elle ils elles nous vous \
         sont été être avait plus par leur leurs comme ne et la de en un se qu'il qu'elle d'un d'une c'est n'est",
    ),
    (
        "de",
        "der das den dem des und ist nicht ein eine einen einem einer mit auf für von zu im sich auch als bei nach aus am sie er es wird werden \
         wurde sind dass hat haben hatte noch wie über vor zum zur durch wir ihr ihre oder aber nur mehr",
    ),
    (
        "it",
        "il lo gli della delle dei degli del dal dalla nel nella che non è per con una sono ha hanno alla alle agli anche più come ma si suo sua \
         questo questa questi stato essere era dopo tra fra al di la le un e su se",
    ),
    (
        "pt",
        "os da das dos ao aos em um uma que não para com por mais foi são está como mas seu sua seus pelo pela também já até \
         muito quando entre sobre depois ele ela eles isso este esta ser tem há na nas nos o e de do se",
    ),
    (
        "nl",
        "het een van dat niet op te zijn met voor er maar om ook als bij nog naar uit aan zij hij wordt werd hebben heeft deze dit die \
         wel zal kan meer door over tot geen zich omdat volgens was en de in is",
    ),
    (
        "sv",
        "och att det som är på för med inte av till den ett om har han hon var från de sig också men så efter vid eller kan ska skulle \
         när mot under över enligt där sin sitt blir blev vi i en",
    ),
    (
        "da",
        "og at det som er på for med ikke af til den et om har han hun var fra de sig også men efter ved eller kan skal skulle når mod \
         under ifølge hvor sin blev bliver vi jeg i en være der",
    ),
    (
        "no",
        "og at det som er på for med ikke av til den et om har han hun var fra de seg også men etter ved eller kan skal skulle når mot \
         under ifølge hvor sin ble blir vi jeg i en være",
    ),
    (
        "fi",
        "ja on ei että oli se hän ovat mutta kun niin myös joka mukaan sekä tai jos kuin vain olla ollut ole ovat tämä sen jo nyt mitä \
         kuitenkin vielä hänen sitä joka jotka",
    ),
    (
        "pl",
        "się nie na jest do że jak ale za przez od po oraz dla jego jej są był była było przed tym tego także które który która już \
         czy może być tak tylko bez pod jednak został i w z o",
    ),
    (
        "cs",
        "se na je že jako ale za pro od po podle nebo jeho její jsou byl byla bylo před tím také které který která už být tak jen \
         bez pod však při jsem řekl a v s k o",
    ),
    (
        "ro",
        "și să la cu nu de pe din care pentru este sunt fost mai că prin după dar sau lui ei al ale unui unei acest această fi au \
         între despre când o un în",
    ),
    (
        "hu",
        "az és hogy nem egy is ez de volt csak már mint meg még el ki azt aki ami vagy lesz szerint után kell lehet ezt van voltak \
         fel pedig majd a",
    ),
    (
        "tr",
        "ve bir bu için ile da de olarak daha çok olan gibi sonra kadar en ne var yok ancak ise göre değil dedi oldu olduğunu her \
         kendi tarafından önce ki o",
    ),
    (
        "id",
        "yang dan di untuk dengan dari pada ini itu tidak akan dalam oleh juga karena ke telah ada bisa para kata mereka sebagai \
         kepada adalah sudah bahwa atau saat tersebut menjadi lebih dapat ia",
    ),
    (
        "vi",
        "và của là có cho không được các trong với một những người đã này để ông bà khi đến từ về ra vào năm theo tại như cũng \
         sẽ nhiều sau trên",
    ),
    (
        "tl",
        "ang ng sa na mga ay hindi ito si ni kay para niya siya kanyang ko mo may kung dahil pero din rin nang nila isang",
    ),
    (
        "sw",
        "ya wa na kwa ni katika za la kuwa hii huo hiyo yake wake pia baada kutoka alisema ambao ambaye lakini watu cha vya ili",
    ),
];

/// The positions in [`LANGUAGES`], as bits, of the languages that have `word` among their function words.
pub(super) fn languages_of(word: &str) -> u32 {
    // Only looked up, never walked. The first words of every text are asked for.
    static WORDS: LazyLock<HashMap<&'static str, u32, BuildHasherDefault<Hasher>>> = LazyLock::new(|| {
        let mut words: HashMap<_, u32, _> = HashMap::default();
        for (position, (_, list)) in LANGUAGES.iter().enumerate() {
            for word in list.split_whitespace() {
                *words.entry(word).or_default() |= 1 << position;
            }
        }
        words
    });
    WORDS.get(word).copied().unwrap_or_default()
}
