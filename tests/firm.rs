//! How firm a list is.

use shnor::assess::{Effort, assess, firmness};

use crate::city::{root, sample};

#[test]
fn look() {
    let _ = root();
    for (name, text) in shnor::criteria::SHIPPED {
        let criteria = shnor::criteria::read(text).expect("sound");
        let files: Vec<std::path::PathBuf> = std::fs::read_dir(sample())
            .expect("f")
            .map(|e| e.expect("e").path())
            .filter(|p| p.extension().is_some_and(|e| e != "toml"))
            .collect();
        let data = shnor::source::understand(&files, &Default::default(), &Default::default())
            .unwrap_or_else(|_| panic!("data"));
        let assessment = assess(&criteria, &data.register, &data.observations, 2020);
        let start = std::time::Instant::now();
        let firm = firmness(&assessment, Effort::default());
        println!("== {name} {:?}", start.elapsed());
        let Some(firm) = firm else {
            println!("none");
            continue;
        };
        println!("still {:?}", firm.still);
        for school in assessment.shown() {
            let s = assessment.school(school);
            println!(
                "{:20} {:?} {:?} res {:?} w {:?} {:?}",
                s.short_name,
                assessment.schools[school].status,
                assessment.schools[school].rank,
                firm.results.as_ref().map(|r| r[school]),
                firm.weights.as_ref().map(|r| r[school]),
                firm.borderline[school]
            );
        }
        for i in &firm.intervals {
            println!(
                "{:?} {:?} w {} low {} high {}",
                i.weight.index,
                criteria.title_of(i.weight.of),
                i.weight.weight,
                i.low,
                i.high
            );
        }
    }
}
