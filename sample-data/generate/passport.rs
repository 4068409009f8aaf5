//! The social passport of schools.

use super::cells::Decimal;
use super::plan::Plan;
use super::record::Record;
use super::schools::Style;
use super::{Failure, INVENTED};

pub(crate) fn table(plan: &Plan, records: &[Record]) -> Result<Vec<u8>, Failure> {
    const HEADER: [&str; 12] = [
        "Наименование ОО",
        "Всего учащихся",
        "Всего семей",
        "Полные семьи",
        "Неполные семьи",
        "Многодетные семьи",
        "Малоимущие семьи",
        "Дети под опекой",
        "Обучающиеся с ОВЗ",
        "Дети-инвалиды",
        "На профилактическом учёте (ВШУ, ПДН, КДН)",
        "Оба родителя с высшим образованием, %",
    ];
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut title = [const { String::new() }; HEADER.len()];
    title[0] = format!(
        "Социальный паспорт общеобразовательных организаций города Норильска, {} учебный год. {INVENTED}",
        plan.passport.school_year
    );
    writer.write_record(&title)?;
    writer.write_record(HEADER)?;
    // The list is kept by district.
    let mut ordered: Vec<&Record> = records.iter().collect();
    ordered.sort_by_key(|record| record.school.district.clone());
    for Record { school, passport, .. } in ordered {
        let mut fields = vec![school.name(&plan.passport.tag, Style::Straight)];
        let counts = [
            passport.pupils,
            passport.families,
            passport.families - passport.incomplete,
            passport.incomplete,
            passport.large,
            passport.poor,
            passport.guardianship,
            passport.special_needs,
            passport.disabled,
            passport.on_record,
        ];
        fields.extend(counts.map(|count| count.to_string()));
        fields.push(Decimal { units: passport.degree_per_mille, digits: 1 }.with_comma());
        writer.write_record(&fields)?;
    }
    let text = String::from_utf8(writer.into_inner()?)?;
    let (bytes, _, lost) = encoding_rs::WINDOWS_1251.encode(&text);
    if lost {
        return Err("the social passport holds a letter that windows-1251 lacks".into());
    }
    Ok(bytes.into_owned())
}
