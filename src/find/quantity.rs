//! Measured amounts: a number and a unit of measure. A count of things is none.

use super::{
    cursor::Cursor,
    number::{self, amount, split_suffix},
    rule::Rule,
};
use crate::EntityType::Quantity;

/// A rule for the units of one dimension.
macro_rules! measure {
    ($id:literal, $subtype:literal, $confidence:literal, $units:path) => {
        Rule {
            id: $id,
            entity_type: Quantity,
            subtype: Some($subtype),
            confidence: $confidence,
            pattern: |at| measure(at, $units),
        }
    };
}

/// The rules, each with an example.
pub(super) const RULES: &[Rule] = &[
    // "60 mph", "100 kilometers per hour"; before length, which would take kilometres
    measure!("quantity.speed", "speed", 0.97, is_speed),
    // "20 miles", "6-foot", "five feet 10 inches"
    measure!("quantity.length", "length", 0.95, is_length),
    // "116,000-acre", "500 square miles"
    measure!("quantity.area", "area", 0.96, is_area),
    // "two gallons", "1.1 million barrels", "30 cubic meters"
    measure!("quantity.volume", "volume", 0.95, is_volume),
    // "100 tons", "5kg"
    measure!("quantity.mass", "mass", 0.95, is_mass),
    // "20 pounds", which may be money
    measure!("quantity.pounds", "mass", 0.7, is_pounds),
    // "500 megawatts", "20 kWh"
    measure!("quantity.energy", "energy", 0.95, is_energy),
    // "5GB", "100 Mbps"
    measure!("quantity.data", "data", 0.95, is_data),
    // "30 degrees Celsius", "-5°C"
    Rule {
        id: "quantity.temperature",
        entity_type: Quantity,
        subtype: Some("temperature"),
        confidence: 0.96,
        pattern: temperature,
    },
    // "45 degrees", of heat or of an angle
    Rule { id: "quantity.degrees", entity_type: Quantity, subtype: None, confidence: 0.8, pattern: degrees },
    // "5.2-magnitude", "magnitude 7.1"
    Rule {
        id: "quantity.magnitude",
        entity_type: Quantity,
        subtype: Some("magnitude"),
        confidence: 0.92,
        pattern: magnitude,
    },
];

/// A number and a unit for which `is_unit` holds, and what may follow: "five feet 10 inches", "miles per hour".
fn measure(at: Cursor<'_>, is_unit: impl Fn(&str) -> bool) -> Option<Cursor<'_>> {
    let end = one_measure(at, &is_unit)?;
    let smaller = end.maybe(|at| at.one(",").or_else(|| at.one("and")).or_else(|| at.hyphen()));
    let is_foot = matches!(end.before(), "foot" | "feet" | "pounds" | "pound");
    let two_part = || {
        one_measure(smaller, |word| matches!(word, "inch" | "inches" | "ounce" | "ounces"))
            // "6-foot-4"
            .or_else(|| smaller.is_glued().then(|| number::number(smaller)).flatten())
    };
    Some(if is_foot { two_part().unwrap_or(end) } else { end })
}

/// "20 miles", "20-mile", "5km", "half a mile", "a mile"
fn one_measure(at: Cursor<'_>, is_unit: impl Fn(&str) -> bool) -> Option<Cursor<'_>> {
    let start = at.maybe(number::approximator);
    if start.is_number() {
        let (figures, unit) = split_suffix(start.word());
        // "5km"; "5m" may be millions.
        if !unit.is_empty() && is_unit(unit) && !matches!(unit, "m" | "in" | "yards") && !figures.is_empty() {
            return Some(start.step());
        }
    }
    let number = amount(at).or_else(|| start.one_of(&["a", "one"]).filter(|at| at.word() == "mile"))?;
    let hyphen = number.hyphen();
    // "too many yards" counts, whatever the unit.
    if at.word() == "many" {
        return None;
    }
    if hyphen.is_some() && number::is_softened_by_preposition(at) {
        return None;
    }
    let unit = hyphen.unwrap_or(number);
    let kind = unit.one_of(&[
        "square", "cubic", "nautical", "metric", "long", "short", "fluid", "light", "sq", "sq.", "cu",
    ]);
    let joined = kind.map(|at| at.maybe(Cursor::hyphen));
    let named = joined.unwrap_or(unit);
    let is_solid = kind.is_some_and(|kind| matches!(kind.before(), "square" | "sq" | "sq." | "cubic" | "cu"));
    let end = if is_solid {
        // The kind decides: square miles are an area, whatever a mile is.
        let kind = unit.word();
        let dimension = if kind.starts_with('s') { is_unit("acres") } else { is_unit("liters") };
        dimension.then(|| named.when(is_length)).flatten()?
    } else if is_unit("mph") {
        // Only what is run in an hour is a speed.
        return named.when(is_unit).or_else(|| {
            named.when(is_length).and_then(|at| at.one_of(&["per", "an", "a"])?.one_of(&["hour", "second"]))
        });
    } else {
        named.when(&is_unit)?
    };
    // "the 5 foot": an unhyphenated singular belongs to one, to a short form or to a scale.
    let is_singular =
        matches!(named.word(), "foot" | "inch" | "yard" | "acre" | "mile" | "ton" | "pound" | "gallon");
    let is_one = matches!(number.before(), "one" | "1" | "a" | "half" | "quarter" | "an")
        || number.before().contains('/');
    (hyphen.is_some() || !is_singular || is_one || joined.is_some()).then(|| end.maybe(per))
}

/// "per hour", "per day"; "-hours" behind megawatts
fn per(at: Cursor<'_>) -> Option<Cursor<'_>> {
    if let Some(end) = at.hyphen().and_then(|at| at.one_of(&["hour", "hours"])) {
        return Some(end);
    }
    at.one("per")?.one_of(&["hour", "second", "minute", "day", "week", "month", "year", "gallon", "mile"])
}

fn is_length(word: &str) -> bool {
    matches!(
        word,
        "mile"
            | "miles"
            | "foot"
            | "feet"
            | "ft"
            | "inch"
            | "inches"
            | "yard"
            | "yards"
            | "meter"
            | "meters"
            | "metre"
            | "metres"
            | "kilometer"
            | "kilometers"
            | "kilometre"
            | "kilometres"
            | "km"
            | "kms"
            | "cm"
            | "mm"
            | "m"
            | "centimeter"
            | "centimeters"
            | "centimetre"
            | "centimetres"
            | "millimeter"
            | "millimeters"
            | "millimetre"
            | "millimetres"
            | "nanometer"
            | "nanometers"
            | "microns"
            | "years-light"
            | "furlongs"
    )
}

fn is_area(word: &str) -> bool {
    matches!(word, "acre" | "acres" | "hectare" | "hectares" | "ha")
}

fn is_volume(word: &str) -> bool {
    matches!(
        word,
        "gallon"
            | "gallons"
            | "liter"
            | "liters"
            | "litre"
            | "litres"
            | "barrel"
            | "barrels"
            | "pint"
            | "pints"
            | "quart"
            | "quarts"
            | "bushel"
            | "bushels"
            | "milliliter"
            | "milliliters"
            | "millilitres"
            | "ml"
            | "bpd"
            | "tablespoons"
            | "tablespoon"
            | "teaspoons"
            | "teaspoon"
            | "cups"
            | "mcf"
            | "bcf"
    )
}

fn is_mass(word: &str) -> bool {
    matches!(
        word,
        "ton"
            | "tons"
            | "tonne"
            | "tonnes"
            | "kilogram"
            | "kilograms"
            | "kg"
            | "kgs"
            | "kilo"
            | "kilos"
            | "gram"
            | "grams"
            | "milligram"
            | "milligrams"
            | "microgram"
            | "micrograms"
            | "mg"
            | "mcg"
            | "ounce"
            | "ounces"
            | "oz"
            | "lb"
            | "lbs"
            | "carat"
            | "carats"
            | "megatons"
            | "kilotons"
            | "kiloton"
            | "megaton"
    )
}

fn is_pounds(word: &str) -> bool {
    matches!(word, "pound" | "pounds")
}

fn is_speed(word: &str) -> bool {
    matches!(word, "mph" | "kph" | "kmh" | "km/h" | "knots" | "knot" | "mpg")
}

fn is_energy(word: &str) -> bool {
    matches!(
        word,
        "watt"
            | "watts"
            | "kilowatt"
            | "kilowatts"
            | "megawatt"
            | "megawatts"
            | "gigawatt"
            | "gigawatts"
            | "kw"
            | "mw"
            | "gw"
            | "kwh"
            | "mwh"
            | "gwh"
            | "kilowatt-hours"
            | "joules"
            | "calories"
            | "calorie"
            | "horsepower"
            | "hp"
            | "volts"
            | "volt"
            | "amps"
            | "btu"
            | "btus"
            | "decibels"
            | "hertz"
            | "khz"
            | "mhz"
            | "ghz"
    )
}

fn is_data(word: &str) -> bool {
    matches!(
        word,
        "kilobytes"
            | "megabyte"
            | "megabytes"
            | "gigabyte"
            | "gigabytes"
            | "terabyte"
            | "terabytes"
            | "petabytes"
            | "kb"
            | "mb"
            | "gb"
            | "tb"
            | "mbps"
            | "gbps"
            | "kbps"
            | "megabits"
            | "gigabits"
            | "megapixels"
            | "megapixel"
    )
}

/// "90 degrees Fahrenheit", "25°C", "30℃"
fn temperature(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let number = amount(at)?;
    if let Some(end) = number.one("°") {
        return Some(end.maybe(|at| at.one_of(&["c", "f"]).filter(|_| at.is_glued())));
    }
    if let Some(end) = number.one_of(&["℃", "℉"]) {
        return Some(end);
    }
    let degrees = number.maybe(Cursor::hyphen).one_of(&["degree", "degrees"])?;
    degrees.maybe(Cursor::hyphen).one_of(&["celsius", "fahrenheit", "centigrade", "c", "f"])
}

/// "45 degrees"; "two degrees from Yale" are counted and not measured, so the number has to be a figure.
fn degrees(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.maybe(number::approximator).is_number().then_some(())?;
    let end = amount(at)?.maybe(Cursor::hyphen).one_of(&["degree", "degrees"])?;
    end.hyphen().is_none().then_some(end)
}

/// "5.2-magnitude", "7.1 magnitude", "magnitude 7.1", "magnitude-7.1"
fn magnitude(at: Cursor<'_>) -> Option<Cursor<'_>> {
    if let Some(end) = at.one("magnitude") {
        let number = end.maybe(Cursor::hyphen);
        return number.is_number().then(|| amount(number)).flatten();
    }
    at.maybe(number::approximator).is_number().then_some(())?;
    amount(at)?.maybe(Cursor::hyphen).one("magnitude")
}
