//! A report folder explains its schools without the inputs, byte for byte as they do; one that is not what was written is
//! refused in words.

use std::path::Path;
use std::process::Output;

use shnor::assess::{Effort, Reference, assess, firmness};
use shnor::criteria::{self, Criteria, SHIPPED};
use shnor::observation::{Reading, Share};
use shnor::origin::Retrace;
use shnor::report::{Canvas, Explained, Report};
use shnor::run_record::{self, RunRecord};
use shnor::source::{self, Data, Unfit};
use shnor::text::Texts;

use crate::city::{damaged, folder, sample, shnor, stderr, stdout, understand, understand_as};

/// Does something with the report on some data.
fn with_report<T>(data: &Data, criteria: &Criteria, text: &str, year: i32, then: impl FnOnce(&Report<'_>) -> T) -> T {
    let mut assessment = assess(criteria, &data.register, &data.observations, year);
    assessment.decide(&data.decisions);
    let run = RunRecord {
        year,
        synthetic: true,
        criteria_text: text.to_owned(),
        criteria_sha256: source::sha256(text.as_bytes()),
        inputs: data.inputs.clone(),
        allowed: vec!["F28".to_owned()],
        dropped: Vec::new(),
        register_accepted: false,
        public: None,
        what_if: None,
        history: Vec::new(),
        source_date: None,
        retrace: Retrace::default(),
    };
    let (observations, matches, findings) = (&data.observations, data.matches.as_slice(), data.findings.as_slice());
    let texts = Texts::russian();
    let (flags, others) = criteria::beside(criteria);
    let by = |criteria| assess(criteria, &data.register, &data.observations, year);
    let (flags, others): (Vec<_>, Vec<_>) = (flags.iter().map(by).collect(), others.iter().map(by).collect());
    let firmness = firmness(&assessment, Effort { draws: 100, ..Effort::default() });
    let (assessment, firmness, run, texts) = (&assessment, firmness.as_ref(), &run, &texts);
    let (flags, others) = (flags.as_slice(), others.as_slice());
    then(&Report {
        assessment,
        firmness,
        others,
        others_lacking: &[],
        flags,
        observations,
        run,
        matches,
        findings,
        what_if: None,
        texts,
    })
}

/// Every school of a report as JSON, and some as a table: what would turn a verdict round takes its time.
fn explained(report: &Report<'_>) -> Vec<String> {
    let canvas = Canvas::from(80);
    let schools = 0..report.assessment.schools.len();
    let (references, flips) = ([Reference::Cut, Reference::Median], report.assessment.flips());
    let one = |school: usize| {
        let explained = Explained { schools: &[school], references: &references, flips: &flips };
        let table = school.is_multiple_of(6).then(|| report.explained(&explained, canvas));
        table.into_iter().chain([report.explained_json(&explained)])
    };
    schools.flat_map(one).collect()
}

/// The report folder of some data.
fn written(report: &Report<'_>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    report.files(source::sha256, |name, bytes| std::fs::write(folder.path().join(name), bytes)).expect("written");
    folder
}

fn read(folder: &Path) -> Result<source::Kept, String> {
    source::read_run(folder, run_record::FILE).map_err(|why| match why {
        Unfit::Said(message) => Texts::russian().say(&message),
        Unfit::Unreadable(why) => format!("{why:?}"),
    })
}

/// Asserts that a report folder holds the data that it was made of.
fn assert_kept(data: &Data, kept: &Data) {
    assert_eq!(kept.register, data.register);
    assert_eq!(kept.observations.rows(), data.observations.rows());
    assert_eq!(kept.decisions, data.decisions);
    assert_eq!(kept.matches, data.matches);
    assert_eq!(kept.inputs, data.inputs);
}

#[test]
fn every_school_is_explained_alike_from_the_data_and_from_the_report_by_every_methodology() {
    let usual = understand(&sample());
    for (name, text) in SHIPPED {
        let criteria = criteria::read(text).expect(name);
        let declared = (!criteria.measures.is_empty()).then(|| understand_as(&sample(), &criteria));
        let data = declared.as_ref().unwrap_or(&usual);
        let (place, from_data) =
            with_report(data, &criteria, text, 2020, |report| (written(report), explained(report)));
        assert_eq!(from_data.len(), 37 + 7);
        let kept = read(place.path()).expect(name);
        assert_kept(data, &kept.data);
        assert_eq!((kept.year, kept.synthetic, kept.criteria_text.as_str()), (2020, true, *text), "{name}");
        assert_eq!((kept.allowed.len(), kept.dropped.len(), kept.register_accepted), (1, 0, false), "{name}");
        let from_run = with_report(&kept.data, &criteria, &kept.criteria_text, kept.year, explained);
        assert!(from_run == from_data, "{name}");
    }
}

/// Codes that an office program would take for formulas, a name in two lines, two schools of one name, percents printed
/// and counted, a cell made of many rows, decisions.
fn odd_city() -> tempfile::TempDir {
    let files: [(&str, &str); 5] = [
        (
            "реестр.csv",
            "Код;Официальное наименование;Краткое наименование;Другие названия;Тип;Уровень;Район;Муниципалитет\n\
             =1+1;\"МБОУ «СШ № 1»\";СШ № 1;\"Первая; школа\";;1-11;Центр;Норильск\n\
             '2;\"МБОУ\n«СШ № 2»\";;;;1–9;;Норильск\n-5;СШ № 3;-СШ;;средняя школа;1-11;;Дудинка\n",
        ),
        (
            "огэ.csv",
            "Результаты ОГЭ 2019 года\nКод;Школа;Математика;\n;;Участники;2\n\
             =1+1;СШ № 1;40;н/д\n'2;СШ № 2;0;0\n-5;СШ № 3;50;5\n",
        ),
        (
            "егэ 2019.csv",
            "Код ОО;Класс;Предмет;Первичный балл;Тестовый балл;Дата экзамена\n\
             =1+1;11;Русский язык;20;40;01.06.2019\n=1+1;11;Русский язык;20;65;01.06.2019\n\
             =1+1;11;Русский язык;20;60;01.06.2019\n-5;11;Русский язык;20;50;01.06.2019\n",
        ),
        (
            "самообследование 2019.csv",
            "Самообследование за 2019 год\nШкола;1.1;1.5\nПервая;120;12/10%\nСОШ № 2;90;12,5%\nСШ № 3;9;н/д\n",
        ),
        (
            "решения.csv",
            "Код;Решение;Кем принято;Дата;Акт;Основание\n\
             =1+1;включить;Комиссия;01.08.2020;№ 7;\"=\"\"да\"\"; нет\"\n",
        ),
    ];
    folder(&files.map(|(name, text)| (name, text.as_bytes())))
}

#[test]
fn whatever_stands_in_the_files_reads_back_as_it_was() {
    let place = odd_city();
    let (name, text) = SHIPPED.iter().find(|(name, _)| name.contains("no-vpr")).expect("a methodology");
    let criteria = criteria::read(text).expect(name);
    let data = understand(place.path());
    let ids: Vec<&str> = data.register.schools().iter().map(|school| school.id.as_str()).collect();
    assert_eq!(ids.len(), 3, "{ids:?}");
    assert!(ids.contains(&"=1+1") && ids.contains(&"'2") && ids.contains(&"-5"), "{ids:?}");
    let rows = data.observations.rows();
    assert!(rows.iter().any(|row| row.origin.to.is_some()), "a cell made of many rows");
    let has = |of: fn(&Reading) -> bool| rows.iter().any(|row| of(&row.reading));
    assert!(
        has(|reading| matches!(reading, Reading::Count(_))) && has(|reading| matches!(reading, Reading::Number(_)))
    );
    assert!(has(|reading| matches!(reading, Reading::Share(Share::Counted { .. }))));
    assert!(has(|reading| matches!(reading, Reading::Share(Share::Printed { .. }))));
    assert!(has(|reading| matches!(reading, Reading::Missing(_))));
    assert!(!data.matches.is_empty() && data.decisions.len() == 1);
    let (run, from_data) = with_report(&data, &criteria, text, 2020, |report| (written(report), explained(report)));
    let kept = read(run.path()).expect("a report");
    assert_kept(&data, &kept.data);
    let from_run = with_report(&kept.data, &criteria, text, 2020, explained);
    assert!(from_run == from_data);
}

fn path(folder: &Path) -> String {
    folder.to_string_lossy().into_owned()
}

/// The report on the sample, written by the program, in a folder `run` beside which the inputs are gone.
fn sample_run() -> tempfile::TempDir {
    let place = folder(&[]);
    let (data, run) = (place.path().join("data"), place.path().join("run"));
    std::fs::create_dir(&data).expect("a folder");
    for file in source::list(&sample()).expect("the sample") {
        std::fs::copy(&file, data.join(file.file_name().expect("a name"))).expect("a copy");
    }
    let criteria = crate::city::root().join("criteria/municipal-index-no-vpr.toml");
    let selected = shnor(&["select", &path(&data), "-q", "-c", &path(&criteria), "--out", &path(&run)]);
    assert!(selected.status.success(), "{}", stderr(&selected));
    std::fs::remove_dir_all(&data).expect("the inputs are gone");
    place
}

#[test]
fn explain_needs_no_inputs_where_it_has_the_report() {
    let place = sample_run();
    let run = path(&place.path().join("run"));
    for more in [&["СШ № 16"][..], &["240016", "--format", "json"], &["Школа-интернат № 2", "--ascii"]]
    {
        let from_data = shnor(&[&["explain", "sample-data/norilsk-2020"], more].concat());
        let from_run = shnor(&[&["explain", &run], more].concat());
        assert!(from_run.status.success(), "{}", stderr(&from_run));
        assert_eq!(stdout(&from_run), stdout(&from_data));
        let of_file = shnor(&[&["explain", &format!("{run}/result.json")], more].concat());
        assert_eq!(stdout(&of_file), stdout(&from_data));
    }
}

/// Asserts that nothing is printed, and what is said.
fn assert_refused(output: &Output, exit: i32, parts: &[&str]) {
    let said = stderr(output);
    assert_eq!((output.status.code(), stdout(output).as_str()), (Some(exit), ""), "{said}");
    for part in parts {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn a_report_is_no_data_and_says_what_to_do_instead() {
    let place = sample_run();
    let run = path(&place.path().join("run"));
    let result = format!("{run}/result.json");
    let verbs: [&[&str]; 4] = [
        &["select", &run],
        &["select", &result],
        &["check", &run],
        &["criteria", "check", "criteria/municipal-index.toml", "--data", &run, "--year", "2020"],
    ];
    for verb in verbs {
        assert_refused(&shnor(verb), 2, &[&run, "готовый отчёт", "shnor explain"]);
    }
    let settled = shnor(&["explain", &run, "16", "--year", "2020", "--allow", "F28"]);
    assert_refused(&settled, 2, &["--year, --allow"]);
    let bare = folder(&[("result.json", b"{}")]);
    let bare = shnor(&["explain", &path(&bare.path().join("result.json")), "16"]);
    assert_refused(&bare, 4, &["run.json", "observations.csv", "criteria.toml"]);
}

#[test]
fn a_report_is_refused_by_the_name_of_the_file_that_was_changed_and_is_read() {
    let place = sample_run();
    let run = place.path().join("run");
    let explain = || shnor(&["explain", &path(&run), "16"]);
    for name in ["observations.csv", "result.json"] {
        let file = run.join(name);
        let whole = std::fs::read(&file).expect(name);
        let mut bytes = whole.clone();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&file, bytes).expect(name);
        assert_refused(&explain(), 4, &["файл отчёта изменён", name]);
        std::fs::write(&file, whole).expect(name);
    }
    // what people read they may add to, or take out of the folder
    std::fs::write(run.join("отчет.md"), "Согласовано").expect("a file");
    std::fs::remove_file(run.join("ranking.csv")).expect("a file");
    assert!(explain().status.success());
    std::fs::remove_file(run.join("criteria.toml")).expect("a file");
    assert_refused(&explain(), 4, &["нет файла criteria.toml", "run.json"]);
}

/// The report on the odd city.
fn odd_run() -> tempfile::TempDir {
    let place = odd_city();
    let (name, text) = SHIPPED.iter().find(|(name, _)| name.contains("no-vpr")).expect("a methodology");
    let criteria = criteria::read(text).expect(name);
    with_report(&understand(place.path()), &criteria, text, 2020, written)
}

/// Changes a file of a report and its digest in the run record: what is left to be found is what stands in it.
fn change(run: &Path, name: &str, change: impl FnOnce(Vec<u8>) -> Vec<u8>) {
    let before = std::fs::read(run.join(name)).expect(name);
    let after = change(before.clone());
    std::fs::write(run.join(name), &after).expect(name);
    if name == run_record::FILE {
        return;
    }
    let record = std::fs::read_to_string(run.join("run.json")).expect("run.json");
    let record = record.replace(&source::sha256(&before), &source::sha256(&after));
    std::fs::write(run.join("run.json"), record).expect("run.json");
}

#[test]
fn what_no_version_of_ours_writes_is_told_with_its_file_and_line() {
    let cases = [
        ("run.json", "shnor/run/1", "shnor/run/2", "run.json: записано в виде shnor/run/2"),
        ("run.json", "shnor/run/1", "package/1", "run.json: это не файл отчёта"),
        ("run.json", "\"year\": 2020", "\"year\": 99", "run.json, строка 5:"),
        ("run.json", "\"synthetic\": true", "\"synthetic\": ", "run.json, строка 6: файл повреждён"),
        ("run.json", "\"ranking.csv\"", "\"../ranking.csv\"", "«../ranking.csv»"),
        ("run.json", "\"file\": \"observations.csv\"", "\"file\": \"ranking.csv\"", "observations.csv"),
        ("result.json", "shnor/result/1", "shnor/result/7", "result.json: записано в виде shnor/result/7"),
        ("result.json", "\"short_name\"", "\"shorter_name\"", "result.json, строка "),
        ("result.json", "\"district\"", "\"region\"", "result.json, строка "),
        ("result.json", "\"level\": \"1-11\"", "\"level\": \"0-400\"", "result.json, строка "),
        ("result.json", "\"type\": \"school\"", "\"type\": \"castle\"", "result.json, строка "),
        ("result.json", "\"id\": \"'2\"", "\"id\": \"-5\"", "школа «-5» названа дважды"),
        ("result.json", "\"by\": \"spelling\"", "\"by\": \"hearsay\"", "result.json, строка "),
        ("observations.csv", "id,measure", "код,measure", "observations.csv, строка 1: не те столбцы"),
        ("observations.csv", "'=1+1,", "=99,", "школы «=99» нет"),
        ("observations.csv", ",count,40,", ",count,-40,", "observations.csv, строка "),
        ("observations.csv", ",count,40,", ",count,9223372036854775807,", "observations.csv, строка "),
        ("observations.csv", ",count,40,", ",number,1/0,", "observations.csv, строка "),
        ("observations.csv", ",count,40,", ",rumour,,", "observations.csv, строка "),
        ("observations.csv", ",count,40,,,", ",count,40,,,,", "observations.csv, строка "),
        ("observations.csv", ",2019,", ",20190,", "observations.csv, строка "),
        ("observations.csv", ",true\n", ",false\n", "observations.csv, строка "),
        ("criteria.toml", "schema", "[[", "методика criteria.toml содержит ошибки"),
    ];
    for (name, from, to, told) in cases {
        let run = odd_run();
        let replaced = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).expect("text");
            assert!(text.contains(from), "{name}: {from}\n{text}");
            text.replacen(from, to, 1).into_bytes()
        };
        change(run.path(), name, replaced);
        let output = shnor(&["explain", &path(run.path()), "16"]);
        let exit = if name == "criteria.toml" { 3 } else { 4 };
        assert_eq!(output.status.code(), Some(exit), "{name}: {from} → {to}: {}", stderr(&output));
        assert_refused(&output, exit, &[told]);
        let said = stderr(&output);
        assert!(!said.contains('<') && said.starts_with("Ошибка: "), "{said}");
    }
}

#[test]
fn a_row_twice_or_out_of_its_place_is_told_with_its_line() {
    let run = odd_run();
    let doubled = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).expect("text");
        let (head, rows) = text.split_once('\n').expect("rows");
        let first = rows.lines().next().expect("a row");
        format!("{head}\n{first}\n{rows}").into_bytes()
    };
    change(run.path(), "observations.csv", doubled);
    let told = read(run.path()).err().expect("refused");
    assert!(told.starts_with("observations.csv, строка 3: "), "{told}");
}

#[test]
fn no_damage_to_a_report_brings_the_program_down() {
    let mut state = 7;
    let whole = odd_run();
    let text = SHIPPED.iter().find(|(name, _)| name.contains("no-vpr")).expect("a methodology").1;
    let criteria = criteria::read(text).expect("sound");
    let mut accepted = 0;
    for name in ["run.json", "result.json", "observations.csv", "criteria.toml"] {
        let bytes = std::fs::read(whole.path().join(name)).expect(name);
        for damaged in (0..20).flat_map(|_| damaged(&bytes, &mut state)) {
            let files = source::list(whole.path()).expect("files");
            let copies: Vec<(String, Vec<u8>)> = files
                .iter()
                .map(|file| {
                    (
                        file.file_name().expect("a name").to_string_lossy().into_owned(),
                        std::fs::read(file).expect("a file"),
                    )
                })
                .collect();
            let copies: Vec<(&str, &[u8])> =
                copies.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
            let run = folder(&copies);
            change(run.path(), name, |_| damaged);
            if let Ok(kept) = read(run.path()) {
                accepted += 1;
                with_report(&kept.data, &criteria, text, kept.year, |report| drop(explained(report)));
            }
        }
    }
    assert!(accepted > 0, "some damage leaves a report that can be read");
}
