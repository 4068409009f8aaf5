//! A run repeated, as machine output. These structs are the contract: they change only with the version.

use schemars::JsonSchema;
use serde::Serialize;

use crate::observation::{Observation, Reading, Share};
use crate::origin::Origin;
use crate::report::json::{EXACT, FindingV1, SHA256, statuses, text};
use crate::report::verify::Replayed;
use crate::verify::{
    At, Difference, Effect, HeldFile, Methodology, Noticed, OtherSetting, Repeated, Role, SchoolChange, SchoolField,
    Standing, State, ValueChange,
};

fn roles() -> Vec<&'static str> {
    Role::ALL.map(Role::word).to_vec()
}

fn states() -> Vec<&'static str> {
    State::ALL.map(State::word).to_vec()
}

fn methodologies() -> Vec<&'static str> {
    Methodology::WORDS.to_vec()
}

/// A run repeated: what `verify` prints of a report folder.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct ReplayV1<'a> {
    /// The kind of document and its version.
    #[schemars(extend("const" = "shnor/verify/1"))]
    schema: &'static str,
    /// Everything was held and is what was recorded, to the byte.
    agrees: bool,
    /// The version that made the report, and this one.
    versions: [&'a str; 2],
    /// Whether the run was repeated, or why not.
    #[schemars(extend("enum" = Repeated::WORDS))]
    repeated: &'static str,
    /// The same in words, with what is to be done about it, and what differs first.
    reason: String,
    /// What is wrong with the methodology or the settings, where they can't be used.
    problems: &'a [String],
    /// The files that programs read are those that were recorded, and come out so: where something differs all the same,
    /// inputs were saved again or people wrote into documents.
    machine_files_hold: bool,
    /// With which methodology the run was repeated: that of the run; that of the run as it seems, where the record names
    /// another digest than the rest of the report; what lies in its place.
    #[schemars(extend("enum" = methodologies()))]
    methodology: &'static str,
    /// The methodology of the run was not found: the run was repeated with what lies in its place.
    other_criteria: bool,
    /// Inputs, settings and files of the report, each held against its digest.
    files: Vec<FileV1<'a>>,
    /// Files that lie among the inputs and were not read.
    extra: &'a [String],
    /// What is wrong with the inputs, where they allow no list now.
    faults: Vec<FindingV1<'a>>,
    /// Settings that say another thing than what the run was repeated with: that of the record was used.
    settings: Vec<SettingV1<'a>>,
    /// Schools of which the register says another thing than it did, or in another row.
    register: Vec<SchoolChangeV1<'a>>,
    /// Findings that are told only now.
    findings_new: Vec<NoticedV1<'a>>,
    /// Findings that are told no more.
    findings_gone: Vec<NoticedV1<'a>>,
    /// The first value of `result.json` that comes out otherwise; `null` where none does, and where it was changed itself.
    first_value: Option<ValueV1<'a>>,
    /// Every school has the verdict, the score and the place that it had; `null` where that is not known.
    same_list: Option<bool>,
    /// Cells that say another thing than they did, or stand elsewhere.
    cells: Vec<CellV1<'a>>,
    /// Schools that stand elsewhere than they did.
    schools: Vec<EffectV1<'a>>,
    /// Schools that come onto the list.
    enters: Vec<&'a str>,
    /// Schools that leave it.
    leaves: Vec<&'a str>,
}

/// A file held against its digest.
#[derive(Serialize, JsonSchema)]
struct FileV1<'a> {
    /// Its name in the record.
    file: &'a str,
    /// The name under which it was found, where that is another; of an earlier report, what was named.
    found_as: Option<&'a str>,
    /// The year of an earlier report.
    year: Option<i32>,
    /// The digest that is recorded.
    #[schemars(regex(pattern = SHA256))]
    recorded_sha256: Option<&'a str>,
    /// The digest of what was found.
    #[schemars(regex(pattern = SHA256))]
    found_sha256: Option<&'a str>,
    /// What it is to the run.
    #[schemars(extend("enum" = roles()))]
    role: &'static str,
    /// What it turned out to be; `unheld` where the record has no digest of it, `same_reading` where its bytes changed and
    /// nothing that is read of it, `edited` of a document for people that changed after it was written.
    #[schemars(extend("enum" = states()))]
    state: &'static str,
    /// Made again it has the bytes that were recorded, but for the digests of inputs; `null` for what is not made.
    again: Option<bool>,
    /// The first line that differs from what is made now, in a file of text.
    line: Option<LineV1<'a>>,
    /// The first place that differs, in a workbook or a text document.
    place: Option<PlaceV1<'a>>,
}

/// A place in a document that differs. All is `null` but what names the place and what stands there.
#[derive(Serialize, JsonSchema)]
struct PlaceV1<'a> {
    /// The sheet of a workbook.
    sheet: Option<&'a str>,
    /// The cell.
    cell: Option<&'a str>,
    /// The paragraph of a text, from 1.
    #[schemars(range(min = 1))]
    paragraph: Option<usize>,
    /// A part of the file, where everything that is read of it is the same.
    part: Option<&'a str>,
    /// What stands there.
    stands: Option<&'a str>,
    /// What is made now.
    expected: Option<&'a str>,
}

/// A line that differs.
#[derive(Serialize, JsonSchema)]
struct LineV1<'a> {
    /// The line, from 1.
    #[schemars(range(min = 1))]
    line: usize,
    /// What stands there; `null` where the file ends before it.
    stands: Option<&'a str>,
    /// What is made now.
    expected: Option<&'a str>,
}

/// A setting that was not used.
#[derive(Serialize, JsonSchema)]
struct SettingV1<'a> {
    /// The file.
    file: &'a str,
    /// The key in it.
    #[schemars(extend("enum" = OtherSetting::WORDS))]
    setting: &'static str,
    /// What it says; `null` where it says nothing.
    stands: Option<String>,
}

/// A school of which the register says another thing.
#[derive(Serialize, JsonSchema)]
struct SchoolChangeV1<'a> {
    /// The school.
    school: &'a str,
    /// What is told otherwise: a field of a school of `result.json`; `school` where it is new or gone.
    #[schemars(extend("enum" = SchoolField::ALL.map(SchoolField::word)))]
    field: &'static str,
    /// What was told; `null` where nothing was.
    before: Option<&'a str>,
    /// What is told now; `null` where nothing is.
    after: Option<&'a str>,
    /// The file of its row: as it is now, else as it was.
    file: &'a str,
    /// The sheet.
    sheet: Option<&'a str>,
    /// The cell.
    cell: String,
}

/// A finding that is new or gone.
#[derive(Serialize, JsonSchema)]
struct NoticedV1<'a> {
    /// Its code.
    code: &'a str,
    /// The file; empty where it is about the folder.
    file: &'a str,
    /// The sheet.
    sheet: Option<&'a str>,
    /// The cell.
    cell: Option<&'a str>,
    /// What it says, in the language of the report.
    message: &'a str,
}

/// A value that comes out otherwise.
#[derive(Serialize, JsonSchema)]
struct ValueV1<'a> {
    /// The way to it: `schools[0].name`; items are counted from 0.
    path: &'a str,
    /// What was written; `null` where nothing was.
    before: Option<&'a str>,
    /// What is made now; `null` where nothing is.
    after: Option<&'a str>,
}

/// A cell that says another thing than it did.
#[derive(Serialize, JsonSchema)]
struct CellV1<'a> {
    /// The school.
    school: &'a str,
    /// The measure.
    measure: &'a str,
    /// The year.
    year: i32,
    /// What was read then; `null` where nothing was.
    before: Option<ReadV1<'a>>,
    /// What is read now; `null` where nothing is.
    after: Option<ReadV1<'a>>,
}

/// What was read.
#[derive(Serialize, JsonSchema)]
struct ReadV1<'a> {
    /// A number, a fraction of two counts, or why there is none.
    value: String,
    /// The file.
    file: &'a str,
    /// The sheet.
    sheet: Option<&'a str>,
    /// The cell.
    cell: String,
}

/// A school that stands elsewhere.
#[derive(Serialize, JsonSchema)]
struct EffectV1<'a> {
    /// The school.
    school: &'a str,
    /// Where it stood; `null` where there was no such school.
    before: Option<StandingV1>,
    /// Where it stands; `null` where there is no such school.
    after: Option<StandingV1>,
}

/// Where a school stands.
#[derive(Serialize, JsonSchema)]
struct StandingV1 {
    /// Its score.
    #[schemars(regex(pattern = EXACT))]
    score_exact: Option<String>,
    /// Its place.
    #[schemars(range(min = 1))]
    rank: Option<usize>,
    /// What the methodology makes of it.
    #[schemars(extend("enum" = statuses()))]
    status: &'static str,
    /// The decision of a commission, else the status.
    #[schemars(extend("enum" = statuses()))]
    final_status: &'static str,
}

/// What `verify` prints of a report folder, as JSON.
pub(in crate::report::verify) fn replay(replayed: &Replayed<'_>) -> String {
    let replay = replayed.replay;
    let names = |is: fn(&Effect) -> bool| {
        replay.effects.iter().filter(|effect| is(effect)).map(|effect| effect.school.as_str()).collect()
    };
    text(&ReplayV1 {
        schema: "shnor/verify/1",
        agrees: replay.agrees(),
        versions: [&replay.version, &replay.own_version],
        repeated: replay.repeated.word(),
        reason: replayed.reason(),
        problems: replayed.problems,
        machine_files_hold: replay.machine_files_hold(),
        methodology: replay.methodology.word(),
        other_criteria: matches!(replay.methodology, Methodology::Other { .. }),
        files: replay.files.iter().map(file).collect(),
        extra: &replay.extra,
        faults: replay.faults.iter().map(|finding| FindingV1::of(replayed.texts, finding)).collect(),
        settings: replay.settings.iter().map(setting).collect(),
        register: replay.register.iter().map(school).collect(),
        findings_new: replay.result.new.iter().map(noticed).collect(),
        findings_gone: replay.result.gone.iter().map(noticed).collect(),
        first_value: replay.result.first.as_ref().map(value),
        same_list: replay.is_same_list,
        cells: replay
            .cells
            .iter()
            .filter_map(|change| {
                let known = change.known()?;
                Some(CellV1 {
                    school: &change.school,
                    measure: &known.measure,
                    year: known.year,
                    before: change.before.as_ref().map(read),
                    after: change.after.as_ref().map(read),
                })
            })
            .collect(),
        schools: replay
            .effects
            .iter()
            .map(|effect| EffectV1 {
                school: &effect.school,
                before: effect.before.as_ref().map(standing),
                after: effect.after.as_ref().map(standing),
            })
            .collect(),
        enters: names(Effect::enters),
        leaves: names(Effect::leaves),
    })
}

fn file(file: &HeldFile) -> FileV1<'_> {
    let difference = file.again.as_ref().and_then(|again| again.difference.as_ref());
    FileV1 {
        file: &file.file,
        found_as: file.found_as.as_deref(),
        year: file.year,
        recorded_sha256: file.recorded.as_deref(),
        found_sha256: file.found.as_deref(),
        role: file.role.word(),
        state: file.state.word(),
        again: file.again.as_ref().map(|again| again.as_recorded),
        line: difference.and_then(line),
        place: difference.and_then(place),
    }
}

fn line(difference: &Difference) -> Option<LineV1<'_>> {
    let At::Line(line) = difference.at else { return None };
    Some(LineV1 { line, stands: difference.stands.as_deref(), expected: difference.expected.as_deref() })
}

fn place(difference: &Difference) -> Option<PlaceV1<'_>> {
    let (mut sheet, mut cell, mut paragraph, mut part) = (None, None, None, None);
    match &difference.at {
        At::Line(_) => return None,
        At::Cell { sheet: of, cell: at } => (sheet, cell) = (Some(of.as_str()), Some(at.as_str())),
        At::Sheet(of) => sheet = Some(of.as_str()),
        At::Paragraph(at) => paragraph = Some(*at),
        At::Part(of) => part = Some(of.as_str()),
    }
    let (stands, expected) = (difference.stands.as_deref(), difference.expected.as_deref());
    Some(PlaceV1 { sheet, cell, paragraph, part, stands, expected })
}

fn setting((file, other): &(String, OtherSetting)) -> SettingV1<'_> {
    let stands = match other {
        OtherSetting::Year(year) => year.map(|year| year.to_string()),
        OtherSetting::Criteria(named) => named.clone(),
    };
    SettingV1 { file, setting: other.word(), stands }
}

fn school(change: &SchoolChange) -> SchoolChangeV1<'_> {
    let SchoolChange { school, what, before, after, origin, .. } = change;
    let (file, sheet, cell) = (&*origin.file, origin.sheet.as_deref(), origin.cell());
    SchoolChangeV1 { school, field: what.word(), before: before.as_deref(), after: after.as_deref(), file, sheet, cell }
}

fn noticed(finding: &Noticed) -> NoticedV1<'_> {
    let Noticed { code, file, sheet, cell, message } = finding;
    NoticedV1 { code, file, sheet: sheet.as_deref(), cell: cell.as_deref(), message }
}

fn value(change: &ValueChange) -> ValueV1<'_> {
    ValueV1 { path: &change.path, before: change.before.as_deref(), after: change.after.as_deref() }
}

fn read(row: &Observation) -> ReadV1<'_> {
    let value = match &row.reading {
        Reading::Count(count) => count.to_string(),
        Reading::Number(number) => number.to_string(),
        Reading::Share(Share::Counted { numerator, denominator }) => format!("{numerator}/{denominator}"),
        Reading::Share(Share::Printed { percent, .. }) => percent.to_string(),
        Reading::Missing(why) => why.word().to_owned(),
    };
    let Origin { file, sheet, .. } = &row.origin;
    ReadV1 { value, file, sheet: sheet.as_deref(), cell: row.origin.cell() }
}

fn standing(standing: &Standing) -> StandingV1 {
    StandingV1 {
        score_exact: standing.score.as_ref().map(ToString::to_string),
        rank: standing.rank,
        status: standing.status.word(),
        final_status: standing.last.word(),
    }
}
