# Every word that a reader of English sees. The keys are those of ru.ftl, in the same order.
# Words that depend on a number follow the CLDR rules: one, other. Headings, cells and names of Russian files stay Russian.

## TOML files

toml-root = the file
toml-in = section [{ $table }]
toml-missing-key = the required key “{ $key }” is missing in { $table }. Add a line “{ $key } = …”
toml-unknown-key = unknown key “{ $key }”. Known here: { $known }
toml-unknown-key-near = unknown key “{ $key }”. Did you mean “{ $near }”?
toml-type-text = the value of “{ $key }” must be text in quotes: { $key } = "…"
toml-type-number = the value of “{ $key }” must be a finite number without quotes, with a point: { $key } = 0.5
toml-type-integer = the value of “{ $key }” must be a whole number without quotes
toml-type-flag = the value of “{ $key }” must be true or false
toml-type-texts = the value of “{ $key }” must be a list of texts: { $key } = ["…", "…"]
toml-type-table = the value of “{ $key }” must be a table: [{ $key }] or { $key } = {"{"} … {"}"}
toml-type-tables = the value of “{ $key }” must be a list of tables: [[{ $key }]]
toml-choice = “{ $written }” is not understood here. Possible: { $known }
toml-choice-near = “{ $written }” is not understood here. Did you mean “{ $near }”? Possible: { $known }
toml-type-rows = the value of “{ $key }” must be rows of numbers: { $key } = [[1, 2], [3, 4]]
toml-syntax = the line cannot be read: check the quotes, the brackets and the “=” sign
toml-quotes = quotes must be straight: "…"
toml-decimal-comma = a decimal number is written with a point: { $fixed }
toml-comma-inside = the number “{ $digits }” stands where a key should: it looks like a decimal with a comma; write it with a point (15.5)
selection-delimiter = the delimiter is one character: ";", ",", "|" or "\t"
selection-year = the year must be from 2000 to 2099
selection-file-twice = the file “{ $file }” is described twice
toml-place = { $file }, line { $line }, column { $column }: { $message }

## Layouts

layout-measure = unknown measure “{ $measure }” (the list of measures: observation/measures.toml)
layout-column-meaning = a column must have exactly one of: measure, field, ignored = true

## Methodology: errors

criteria-same-id = “{ $id }” exists already: the names of indicators, indices and rules must not repeat
criteria-approved-partly = section [approved] must have act, date (in digits) and by filled in, or all three empty if the methodology is not approved (standing = "template" or "draft")
criteria-approved-standing = section [approved] is filled in: then standing = "approved"
criteria-valid-years = years of validity are written like this: "2018–2022", "2018–", "2020" or empty
criteria-index-twice = the index “{ $id }” is part of another index more than once
criteria-tangled = “{ $id }” refers to so many things at once that the methodology can be neither read nor computed: simplify it
criteria-too-many = the methodology has more than { $most } indicators, indices or rules
criteria-scale-flat = the ends of the scale, worst and best, are equal: such a scale tells nothing apart
criteria-cohort-of-value = an indicator with value, sum, change, difference or ratio has no number of participants: remove smallest_cohort or use share / of
criteria-level = “{ $level }” is not a level of a school. It is written like this: "1-4", "1-9", "1-11", "5-11", "10-11"
criteria-range = the value of “{ $key }” must be from { $least } to { $most }
criteria-take-one = an indicator must have exactly one of: share with of (a share), mean, sum (a count), value (as it stands in the document), change, difference or ratio (of other indicators)
criteria-take-share = a share needs both a numerator (share) and a denominator (of)
criteria-same-measure = “{ $id }” is named twice
criteria-measure = unknown measure “{ $id }”
criteria-measure-near = unknown measure “{ $id }”. Did you mean “{ $near }”?
criteria-measure-no-count = “{ $id }” is not a count: a share adds up counts only
criteria-measure-no-mean = “{ $id }” is not a mean over participants: mean needs a measure with a number of participants
criteria-index-empty = the index has no parts
criteria-part-one = a part of an index must have exactly one of: indicator or index
criteria-weight-positive = a weight must be greater than zero
criteria-weights-sum = the weights of the index “{ $index }” add up to { $sum }, but total = { $total }. Correct the weights or total
criteria-indicator = indicator
criteria-index = index
criteria-school-kind = type of school
criteria-unknown = unknown { $what } “{ $id }”. There are: { $known }
criteria-unknown-near = unknown { $what } “{ $id }”. Did you mean “{ $near }”?
criteria-percent = “{ $key }” is a percentage: more than 0 and at most 100
criteria-risk-negative = within is a distance in points: not less than 0
criteria-cycle = “{ $id }” refers to itself through its parts: { $path }
criteria-indicator-unused = “{ $id }” is part of no index and no rule: the indicator decides nothing. Add it somewhere or delete it
criteria-rule-unused = the rule “{ $id }” decides nothing: name it in [list], in another rule, in drop_when, or give it a mark
criteria-rule = rule
criteria-number = indicator or index
criteria-part = indicator, index or rule
criteria-unknown-none = unknown { $what } “{ $id }”. The file has none of these yet
criteria-measure-plain = the name “{ $id }” does not fit: measures declared in a methodology are written plain.word (lower-case Latin letters, digits, _)
criteria-interval-ends = at least one bound is needed, and no more than one on each side: at_least or more_than below, at_most or less_than above, or equal / answer
criteria-interval-point = no other bounds are written beside equal or answer
criteria-interval-empty = the bounds leave no number at all: the lower one is not below the upper one
criteria-bands-hole = band { $band }: there is a gap between the bands at { $at }. The bands must cover all possible values
criteria-bands-overlap = band { $band } overlaps its neighbour: one value falls into both
criteria-points-positive = points_at_best must be greater than zero
criteria-points-unused = points_at_best has no effect with this scale: the scale itself gives the points
criteria-scale-log = a logarithmic scale needs worst and best greater than zero
criteria-scale-needed = the indicator “{ $id }” has no scale, but it is part of an index. For the value as it is: scale = {"{"} method = "as_is" {"}"}
criteria-grid-size = points must have as many rows as there are bands in rows, and as many numbers in each as there are bands in columns
criteria-for-nobody = section for does not say which schools it is for: add levels, types or clusters
criteria-years-derived = an indicator made of other indicators takes their years: remove years
criteria-pool-unfit = the years cannot be pooled this way here
criteria-total-needed = the sum of the weights is needed: total = … — or weights = "relative" if the weights are only proportions
criteria-total-relative = with weights = "relative" no total is written
criteria-total-unused = total makes sense only for a weighted or a geometric mean
criteria-weight-extreme = largest and smallest have no weights: remove weight
criteria-part-twice = the same part is named twice in the index “{ $index }”
criteria-geometric-weights = the weights of a geometric mean must be in a simple proportion: as whole numbers they add up to at most { $most }
criteria-geometric-negative = the part “{ $part }” can be negative: it has no geometric mean
criteria-worst-endless = the part “{ $part }” has no worst value: its scale has no end. Choose another rule for missing data
criteria-table-parts = a row of the replacement table must give a weight, greater than zero, to each remaining part and to no other
criteria-table-for = a replacement table and special weights (for) cannot be used together
criteria-table-without = replacement table: without of each row names at least one part of this index, and the sets do not repeat
criteria-table-geometric = replacement table: the weights of a geometric mean must be in a simple proportion
criteria-share-outside = the share of conditions is from 0 to 100 percent: it can never lie within these bounds
criteria-years-nested = “{ $id }” itself looks at single years: this is impossible inside a check year by year
criteria-bands-none = there are no bands
criteria-id = the name “{ $id }” does not fit: lower-case Latin letters, digits, _ and -
toml-empty-text = the text of “{ $key }” is empty or has control characters
toml-latin = keys and names of sections are written in Latin letters, as in the reference: shnor criteria reference
remark-fraction = “{ $id }”: this looks like a fraction instead of a percentage (0.6 is 0.6 percent; 60 percent is written 60)
remark-beyond-total = index “{ $id }”: parts of an index with total are expected to have a scale from 0 to 1, but one of them has another; the score may go beyond total
remark-grades-some = index “{ $id }”: words are given for some schools only; for the others a rule on the word will be “unknown”
remark-excluded-ground = schools for which the rule of the list holds are excluded by the same rule: the list is empty
remark-score-side = the bounds of score are open towards the schools that do well: the list will hold those that need no support
finding-rule-tie = rule “{ $rule }”: at the boundary { $count ->
    [one] { $count } school has
   *[other] { $count } schools have
 } an equal value: { $schools }
finding-rule-tie-remedy = all of them belong to the group
finding-no-scale = { $school }: the methodology has no scale for the value of the indicator “{ $indicator }”
finding-no-scale-remedy = the indicator counts as missing; add a scale for such schools or values to the methodology
finding-blend-share = { $school }: the share taken from the indicator “{ $indicator }” does not lie between 0 and 1; nothing was blended
finding-blend-share-remedy = correct the data or take another indicator for share_of
criteria-table-sum = index “{ $index }”, replacement table: in the row without { $without } the weights add up to { $sum }, but { $total } is needed
criteria-table-extreme = a replacement table makes sense only for an index with weights
criteria-blend-share = state the share: share (in percent) or share_of (an indicator from 0 to 1)
criteria-rule-one = a rule can have only one of: lowest, highest, smallest_group, across
criteria-rule-of-one = of must name something; for lowest, highest, smallest_group and across exactly one thing
criteria-caveat-no-mark = caveat says what the mark does not mean: without mark it is not needed
criteria-rule-unfit = is and years have no effect here
criteria-rule-is-needed = it is not said what the value must be: is = {"{"} at_least = … {"}"}
criteria-rule-is-unfit = rules in of have no value: is is written for indicators and indices only
criteria-rule-years = years must have exactly one of: every_of_last, any_of_last, each_of_last
criteria-rule-hold = there must be at most one of: hold, hold_at_least, hold_share
criteria-rule-across = a rule with across needs a share of schools: hold_share = {"{"} more_than = 50 {"}"}
criteria-size-one = there must be exactly one of: share (in percent) or number (of schools)
criteria-size-rounding = rounding is needed with share only
criteria-tiebreak = ties = "tiebreak" and the list tiebreak are written together
criteria-list-empty = it is not said what puts a school on the list: lowest, score or rules
criteria-years-relative = “{ $id }” depends on the results of other schools: it cannot be checked year by year
criteria-drop-relative = the rule “{ $id }” depends on the results of other schools: it cannot be used to drop data
criteria-grade-unknown = no band of “{ $id }” gives the word “{ $grade }”. There are: { $known }
criteria-rounding-contribution = in the index “{ $id }” the points of indicators do not add up (rounding, steps or not a sum): rounding.contribution is impossible here
criteria-rank-after = rank = "after" makes sense only together with rounding of score
criteria-indicator-twice = the indicator “{ $id }” is part of the index more than once

## Notes and errors in the data

finding-file-missing = the file “{ $file }” is named in selection.toml, but it is not in the folder
finding-file-missing-near = the file “{ $file }” is named in selection.toml, but it is not in the folder. Did you mean “{ $near }”?
finding-file-missing-remedy = Correct path in selection.toml or put the file into the folder
finding-file-empty = the file is empty
finding-file-empty-remedy = Replace it with a file that has data or take it out of the folder
finding-file-web = this is a web page or XML, not a table
finding-save-as-remedy = Open the file in Excel, LibreOffice or R7 and save it as an Excel workbook (.xlsx)
finding-file-password = the file is protected by a password
finding-file-password-remedy = Remove the password (File → Info → Protect Workbook) and save the file
finding-file-damaged = the file is damaged: it cannot be read as a workbook
finding-file-damaged-remedy = Open the file in Excel and save it again; if it does not open, ask for it again
finding-file-unknown = the file does not look like any known kind of document and was not used
finding-file-unknown-remedy = If it holds data for the selection, check the headings of the columns; if not, take the file out of the folder
finding-text-unknown = the headings were not recognised in any encoding (tried: { $guesses }); the file was not used
finding-quote = the quotation mark opened in line { $line } is not closed
finding-quote-remedy = Close the quotation mark or save the file again from Excel
finding-encoding = the encoding could not be determined
finding-encoding-remedy = Save the file again as “CSV UTF-8” or as an .xlsx workbook
finding-misnamed = the file is named .{ $named }, but its content is .{ $format }: it is read as .{ $format }
finding-misnamed-remedy = Nothing needs to be done; to avoid confusion, rename the file
finding-file-no-child = .xls, .xlsb and .ods files are read by a separate process of the program, and it could not be started
finding-file-limit = the file was not read: { $why }. This does not look like a table from Excel or LibreOffice
finding-file-limit-remedy = Open the file, save it again as an Excel workbook (.xlsx) or ask for it again; data on schools are never like this
finding-folder-limit = the table was not read: together with the tables read before it, it is larger than data on schools ever are (64 MB for a folder)
finding-folder-limit-remedy = Leave in the folder only the files that the methodology needs; split large tables by year or ask for a summary by school
limit-inflated = unpacked, it is larger than tables of schools ever are (64 MB for a part)
limit-parts = the archive has more than 10,000 parts
limit-part-twice = the archive has two parts with the same name
limit-odd-part = the name of a part of the archive leads outside it
limit-doctype = it holds a document type declaration (DTD), which is used to inflate files
limit-tag = it holds a tag of excessive length
limit-attributes = it holds a tag with hundreds of attributes
limit-depth = its tags are nested deeper than 128 levels
limit-text = one cell holds more than a million characters
limit-texts = the workbook has more than one and a half million different texts
limit-records = it has more styles, names or sheets than Excel allows
limit-merged = a sheet has more than 20,000 merged blocks
limit-cells = it has more than 650 thousand filled cells, or their texts take more than 48 MB
limit-streamed = it has more than ten million filled cells
limit-rows = data stand below row 200,000 or to the right of column 2,000
limit-time = it was not read within the time allowed
limit-memory = the memory allowed was not enough to read it, or it is damaged
limit-text-file = the text file is larger than 58 MB
finding-delimiter = “{ $delimiter }” was taken as the column delimiter; by the headings it is not the only one that fits, or the sep= line names another
finding-delimiter-remedy = If the columns came apart wrongly, state --delimiter or delimiter in selection.toml
finding-garbled = the text was encoded twice: UTF-8 was taken for { $encoding }
finding-garbled-remedy = Ask for the original file, or save it again as “CSV UTF-8” from a program that shows the letters correctly
finding-encoding-doubtful = the encoding could not be determined, the headings were not recognised: { $samples }. The file was not used
finding-encoding-sample = { $encoding } gives “{ $sample }”
finding-encoding-doubtful-remedy = State the encoding: --encoding or encoding in selection.toml; if these are not data for the selection, take the file out of the folder
finding-control = line { $line } has control characters instead of letters
finding-macros = the workbook has macros: they are not run
finding-links = the workbook takes values from other workbooks: the saved ones were taken, nothing is recalculated
finding-since-1904 = the workbook counts days from 1904; this does not affect numbers
finding-nothing-to-do = Nothing needs to be done if the workbook was opened and saved in Excel after the last changes
finding-hidden-rows = { $count ->
    [one] { $count } hidden row
   *[other] { $count } hidden rows
 } with data: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-hidden-columns = { $count ->
    [one] { $count } hidden column
   *[other] { $count } hidden columns
 } with data: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-filter = the sheet has a filter on: { $count ->
    [one] { $count } row is hidden
   *[other] { $count } rows are hidden
 } of { $height } (rows { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
})
finding-hidden-remedy = Whether they count is for you to decide: hidden_rows = "use" or "skip" for the file in selection.toml; or unhide the rows and save the workbook
finding-hidden-used = They count like all others: selection.toml says so
finding-hidden-skipped = They do not count: selection.toml says so
finding-full-sheet = the sheet is filled up to the limit of the format ({ $rows } rows): the end of the data may have been cut off
finding-full-sheet-remedy = Ask for the data in parts or as a .csv file; if this is everything, allow it: --allow F12
finding-formulas = { $count ->
    [one] { $count } value is the result of a formula
   *[other] { $count } values are results of formulas
 }: the saved ones were taken, nothing is recalculated
finding-formulas-remedy = Nothing needs to be done if the workbook was saved in Excel after the last changes
finding-hidden-sheets = hidden sheets were not used: { $sheets }
finding-hidden-sheets-remedy = If they hold data you need, unhide them
finding-stray = a stray cell far outside the table was left out
finding-stray-remedy = Delete its content
finding-layout-unknown = selection.toml names an unknown layout “{ $layout }”. There are: { $known }
finding-layout-unknown-remedy = Correct layout in selection.toml
finding-sheet-unknown = the sheet does not look like any known kind of document and was not used
finding-sheet-unknown-remedy = If it holds data for the selection, check the headings: a column with names of schools and at least two known indicators are needed
finding-doubled-heading = columns { $first } and { $second } mean the same (“{ $heading }”)
finding-doubled-heading-remedy = Leave one column or rename the other
finding-unknown-columns = { $count ->
    [one] { $count } column was not used
   *[other] { $count } columns were not used
}: { $headings }
finding-unknown-columns-remedy = If an indicator you need is among them, correct its heading
finding-year-doubtful = the heading says { $title }, but the sheet is named “{ $sheet }”
finding-year-unknown = it is unclear which year these data are for
finding-year-file = the file name says { $file }, but the data are for { $title }: { $title } was taken
finding-year-remedy = State the year in selection.toml: [[file]] path = "…", year = …
finding-no-document = the methodology needs data for { $from }–{ $to } that no file has: { $measures }
finding-no-document-remedy = Put a file with these data into the folder; without them the indicators are not computed
finding-no-column = the methodology needs the column “{ $measure }”, but the table does not have it
finding-no-column-near = the methodology needs the column “{ $measure }”, but the table does not have it. Headings not understood: { $headings }
finding-no-column-remedy = Correct the heading of the column or add the column (the file); without it the indicator is not computed. For a plain table check columns in selection.toml too
finding-no-used-rows = no row belongs to a school of the register
finding-no-used-rows-remedy = Check the names of the schools and the municipality: they must be as in the register
finding-year-unused = the methodology does not need the data for { $year }, and they were not used
finding-year-unused-remedy = Nothing needs to be done if the year was read correctly; otherwise state it in selection.toml
finding-file-unused = the methodology does not need these data: they do not affect the list
finding-file-unused-remedy = Nothing needs to be done
finding-folders = folders inside are not read: { $folders }
finding-folders-remedy = If they hold files you need, put the files into the folder itself
finding-no-sheet = the workbook has no sheet “{ $sheet }”, which selection.toml names. There are: { $sheets }
finding-no-sheet-remedy = Correct sheet in selection.toml
finding-broken-bytes = line { $line } is damaged: it holds something other than letters
finding-no-rows = there are no rows below the headings
finding-no-rows-remedy = Check whether this is the right file
finding-look-alike = Latin letters among Russian ones: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-look-alike-remedy = This does not affect the calculation: letters are compared by their shape. Search and VLOOKUP in Excel will not find such a word; type it again
finding-unseen = extra or no-break spaces, invisible characters or unusual quotation marks (shown as codes): { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-unseen-remedy = This does not affect the calculation. Search and VLOOKUP in Excel will not find such a name; type it again
finding-personal = the sheet holds personal data: { $columns }. A list of schools does not need them; the sheet was not read
finding-personal-column = column “{ $name }” ({ $kind })
finding-personal-unnamed = column { $name } ({ $kind })
finding-personal-remedy = Ask for summary data without these columns, or leave the columns out: { $options }
finding-personal-dropped = personal data left out, { $count ->
    [1] column
   *[other] columns
}: { $columns }
finding-personal-dropped-remedy = Nothing needs to be done: these columns were not read
personal-name = names of people
personal-snils = SNILS numbers
personal-document = identity documents
personal-birth = dates of birth
personal-contact = addresses, telephone numbers
finding-no-register = the folder has no register of schools
finding-no-register-remedy = Put a table with the columns «Код», «Наименование», «Тип», «Уровень» (1–9, 1–11 …) into the folder
finding-register-proposed = the folder has no register of schools. One proposed from the files stands below: { $count ->
    [one] { $count } school
   *[other] { $count } schools
}. The level was guessed from the exams: with EGE 1–11, with OGE only 1–9
finding-register-proposed-remedy = Check the rows and save them in the folder as «реестр.csv» (UTF-8), or add --accept-register
finding-register-accepted = the register of schools was made from the files (--accept-register): { $count ->
    [one] { $count } school
   *[other] { $count } schools
}. The level was guessed from the exams: with EGE 1–11, with OGE only 1–9
finding-register-accepted-remedy = Check the schools and levels and save the register in the folder: without --accept-register the program prints it
finding-proposed-codes = the school “{ $about }” has different codes in the files: { $things }
finding-proposed-code = in the files the code { $about } stands beside different names: { $things }
finding-proposed-near = schools with the number { $about } never stand in the same file: { $things }. They may be one school
finding-proposed-unnumbered = the school “{ $about }” and { $things } never stand in the same file. They may be one school
finding-proposed-grades = { $name }: the level could not be guessed: the files have neither EGE nor OGE
finding-proposed-grades-remedy = Save the proposed register and enter the level (1–4, 1–9, 1–11 …)
finding-proposed-remedy = If it is one school, leave one row in the register and enter the other names in the column «Другие названия»
paste-names = The schools were recognised by type and number. To have their names in the register:
paste-head = To paste into the register [{ $code }]:
paste-line = { $line }
paste-alias = { $school }: add to «Другие названия»: { $names }
paste-alias-if = { $school }: if the files call it “{ $names }”, add this to «Другие названия»; if it is another school, add the row:
finding-register-nameless = the register has a row without the name of a school
finding-register-nameless-remedy = Enter the name or delete the row
finding-register-total = row “{ $name }” of the register is not a school
finding-register-twice = the code { $id } stands in the register twice: { $other } and { $name }
finding-register-twice-remedy = Correct the code of one of the schools
finding-register-no-school = row “{ $name }” of the register does not look like a school and was not used
finding-register-no-school-remedy = If it is a school, fill in the code, the type and the level
finding-register-no-grades = the register has no column «Уровень» (level): it is unclear which schools the OGE and EGE indicators apply to
finding-register-no-grades-remedy = Add the column «Уровень» (1–4, 1–9, 1–11, 5–11, 10–11)
finding-register-kind = { $name }: the type “{ $written }” was not understood
finding-register-kind-remedy = Write «средняя школа», «гимназия», «лицей», «школа-интернат», «вечерняя школа», «коррекционная школа» …
finding-register-grades = { $name }: the level was not understood (the cell holds “{ $written }”; empty means no value or a date)
finding-register-grades-remedy = Write one of: 1–4, 1–9, 1–11, 5–11, 10–11. If Excel turned 1-9 into a date, give the cell the format “Text”
finding-row-twice = { $school } occurs once more with the same data: { $other }
finding-row-twice-remedy = Delete one of the rows or the repeated file
finding-row-contradicts = { $school } occurs once more with other data: { $other }
finding-rows-more = { $school } occurs further on too, from { $other }
finding-row-contradicts-remedy = Leave the correct row: the program does not choose between them
finding-sheet-contradicts = { $school } occurs on another sheet of this workbook with other data: { $other }
finding-sheet-contradicts-remedy = If the second sheet is a summary, name the one you need: --sheet or sheet in selection.toml; if not, leave the correct row: the program does not choose between them
finding-school-absent = there are no data at all on the school { $school }
finding-school-absent-remedy = The school is not assessed; ask for the data or take it out of the register
finding-code-name = the code { $code } is { $by_code }, but by the name “{ $name }” it is { $by_name }
finding-code-name-remedy = Correct the code or the name in this row
finding-code-other-name = the code { $code } is { $by_code }, but it is named “{ $name }”
finding-several-schools = “{ $name }” fits several schools of the register: { $schools }
finding-several-schools-remedy = Enter the code of the school or its municipality in the row, or correct the name
finding-unknown-school = the register has no school “{ $name }”
finding-unknown-school-near = the register has no school “{ $name }”. Similar: { $near }
finding-unknown-school-remedy = Correct the name or add it to the column «Другие названия» of the register; the rows for the register stand at the end, in the workbook of faults on the sheet “For the register”
finding-more-unknown = the schools of these rows were not recognised, like those named above: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-more-unknown-remedy = First correct what is named above: most likely this is a table of another city, or the column does not hold names of schools
finding-no-school-row = a row without indicators does not look like a school and was not used: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-no-school-row-remedy = Nothing needs to be done if it is a heading or a footnote
finding-ragged = the row has more fields than there are headings: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-ragged-remedy = This looks like a delimiter too many: in a comma-delimited file a decimal with a comma must stand in quotes
finding-town-typo = the municipality is not named as in the register: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-town-typo-remedy = Correct the name; if it is another municipality, allow it: --allow F71
finding-parts = the marks do not add up to the number of participants: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-parts-remedy = Correct the marks or the number of participants
finding-totals = the total is not the sum over the schools: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-totals-remedy = Find the faulty row or correct the total
finding-mean = such a mean score is impossible: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-mean-remedy = Correct the score: check the decimal comma
finding-mean-of-nobody = there is a mean score, but 0 participants: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-mean-of-nobody-remedy = Correct the number of participants or delete the score
finding-fraction = a fraction instead of a percentage among percentages: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-fraction-remedy = Write percentages: 27,2, not 0,272
finding-fractions = the column of percentages holds fractions of one: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-fractions-remedy = Cells with the format “Percentage” store fractions: say so in selection.toml, percent = "fraction" for the file; or multiply the column by 100
finding-percent-of-count = a percentage where a count should be: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-percent-of-count-remedy = Enter the number of people
finding-marks = the mean mark does not agree with the marks: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-marks-remedy = Check the marks and their headings (are “2” and “5” swapped?)
finding-level-contradicts = { $school } (grades { $grades }): { $indicator } does not apply, although there are data
finding-level-contradicts-remedy = Check the level of the school in the register
finding-partial-years = { $school }: { $indicator }: not all years were taken, there are no data for { $years }
finding-partial-years-remedy = The indicator was computed from the other years; if there are data, enter them
finding-total-row = rows of totals do not count as schools: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-total-row-remedy = Nothing needs to be done
finding-nameless-row = there are numbers, but no name of a school: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-nameless-row-remedy = Enter the name of the school or delete the row
finding-text-number = { $count ->
    [one] { $count } number is stored as text and was read as a number
   *[other] { $count } numbers are stored as text and were read as numbers
}: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-text-number-remedy = Nothing needs to be done
finding-unit = the unit in the cell was left out: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-unit-remedy = Nothing needs to be done
finding-marker = the cell says that there are no data: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-marker-remedy = No data is not zero; if there are data and the methodology needs them, enter them
finding-suppressed = { $count ->
    [1] a number is suppressed
   *[other] numbers are suppressed
}: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-suppressed-remedy = Suppressed is not zero: the indicator counts as missing. If the methodology needs it, ask for the data without suppression
finding-blank = { $count ->
    [1] an empty cell
   *[other] empty cells
}: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-blank-remedy = Empty is not zero: the indicator counts as missing. If it is zero, enter 0
finding-share-base = the count and the percentage do not agree with the total in the same row: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-share-base-remedy = The share given by the count and the printed percentage was taken; check which total it was computed from
finding-more-than-all = a part is greater than the whole: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-more-than-all-remedy = Correct the number or the total (of participants, families, pupils)
finding-other-town = rows of other municipalities were not used: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-other-town-remedy = Nothing needs to be done if these schools are not yours
finding-not-a-number = not a number: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-not-a-number-remedy = Enter a number; if there are no data, write «н/д»
finding-ambiguous = a thousand or a decimal? { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-ambiguous-remedy = One separator before three digits can be read in two ways: write thousands with a space (1 024), and a decimal with two digits
finding-date = a date where a number should be: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-date-remedy = This looks like AutoCorrect in Excel (3.5 → 3 May): enter the number with a comma
finding-error-cell = the cell holds a calculation error: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-error-cell-remedy = Correct the formula or enter the value
finding-uncalculated = a formula without a saved value: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-uncalculated-remedy = Open the workbook in Excel and save it
finding-not-a-count = a count cannot be fractional or negative: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-not-a-count-remedy = Correct the number
finding-out-of-range = the number is outside the possible range: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-out-of-range-remedy = Correct the number: a percentage is from 0 to 100, a mean score is never negative
finding-count-or-percent = it is unclear whether this is a count or a percentage: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-count-or-percent-remedy = Write the count and the percentage with a slash: 12/34,5%
finding-small-cohort = { $school }: { $indicator } is not assessed: number of results { $cohort }, at least { $least } needed
finding-small-cohort-remedy = What becomes of its weight is decided by the methodology
finding-insufficient = { $school } is not assessed: in the index “{ $index }” there are data for only { $coverage }% of the weight
finding-insufficient-remedy = Ask for the missing data; “not assessed” does not mean “doing well”
finding-printed = { $school }: { $indicator }: { $value }% is printed, and the rounding does not let us say on which side of the bound { $cut } the true share lies
finding-printed-remedy = The printed number was taken; enter the count and the total, and the share will be exact
finding-tie = at the cut { $count ->
    [one] { $count } school has
   *[other] { $count } schools have
} an equal score: { $schools }
finding-tie-remedy = Decided by the rule of the methodology on equal scores
finding-head = there are errors in the data, no list was made. Nothing was written.
finding-allow = An error (not a “stop”) can be allowed deliberately: --allow { $code }. A cell that was not understood then counts as missing, contradicting numbers are taken as they are, hidden rows are taken, of equal columns the left one is taken, and rows of unrecognised schools and sheets that were not understood are left out; what was allowed is put on record.
finding-line = [{ $code }] { $place }: { $message }. { $remedy }.
finding-level-stop = STOP
finding-level-error = ERROR
finding-level-note = note
finding-folder = folder

## Notes: rows, participants, percentages

finding-percent-disagrees = the percentage does not agree with the count and the number of participants: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-percent-disagrees-remedy = Correct the percentage, the count or the number of participants
finding-percent-several = the count cannot be recovered from the percentage and the number of participants, several fit: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-percent-several-remedy = Enter the count instead of the percentage, or the percentage with two digits after the comma
finding-percent-sum = the shares of the marks do not add up to 100% (in the row): { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-percent-sum-remedy = If the columns hold counts and not percentages, add «чел.» to the headings; otherwise correct the percentages
finding-recovered = { $count ->
    [one] { $count } count was recovered
   *[other] { $count } counts were recovered
} from the percentage and the number of participants: only one fits
finding-recovered-remedy = Nothing needs to be done
finding-share-of-nobody = there is a share, but 0 participants: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-share-of-nobody-remedy = Correct the number of participants or delete the share
finding-mean-impossible = such a mean is impossible with this number of participants: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-mean-impossible-remedy = Check the mean score and the number of participants
finding-row-year = it is unclear which year the row is for: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-row-year-remedy = Enter the year with four digits: 2019
finding-row-subject = the program does not know the subject, the grade or the test, the rows were not used: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-row-subject-remedy = Nothing needs to be done if the methodology does not need them; otherwise correct the name
finding-participants-absent = { $count ->
    [one] { $count } participant without a result was not counted
   *[other] { $count } participants without a result were not counted
}
finding-participants-absent-remedy = Nothing needs to be done if they did not sit the exam
finding-passed-by-score = there is no column «Зачёт» (passed): participants with a score below the set minimum count as not having reached the minimum
finding-passed-by-score-remedy = Add the column «Зачёт» if the database has it
finding-odd-answer = the score or mark was not understood, the participants were not counted: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-odd-answer-remedy = Enter the score or mark as a number; if the participant did not sit the exam, leave it empty
finding-same-for-all = all { $count } schools have the same value { $value }: { $measure }, { $year }
finding-same-for-all-remedy = Check whether one number was copied to the whole column
finding-far-from-others = { $school }: { $measure }, { $year }: { $value }, while the median of the schools is { $median }
finding-jump = { $school }: { $measure }: was { $before }% of participants, now { $now }%
finding-far-remedy = Check the number; if it is correct, nothing needs to be done
finding-several-towns = the table has schools of several municipalities, but the register does not name the municipality; a new municipality: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-several-towns-remedy = Fill in the column «Муниципалитет» of the register: then schools of others will not be taken for yours; if all of them are yours, allow it: --allow F71
finding-doubtful-results = the name has the word “{ $word }”: these may be results that are not the main or not the final ones
finding-doubtful-results-remedy = If they are final, remove this word or name the layout in selection.toml; if not, take the file out of the folder
finding-sheet-refused = this looks like the document “{ $layout }”, but its name has the word “{ $word }”: it is not the exam itself, and the sheet was not used
finding-sheet-refused-remedy = Nothing needs to be done; if these are the results after all, name the layout in selection.toml
finding-sheet-unread = this looks like the document “{ $layout }”, but the indicators under the headings were not understood, and the sheet was not used
finding-sheet-unread-remedy = See check FILE --explain-layout; if the sheet is not needed, remove it or allow it: --allow F72
finding-multiplied = { $school }: { $measure }: was { $before }, now { $now }
finding-partial-results = the score, the mark or the pass is not known for all participants of the school in the subject (the first row): { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-partial-results-remedy = Enter what is missing; until then the indicators computed from it are missing
finding-participant-twice = a participant was counted twice in one subject: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-participant-twice-remedy = Leave one result: this looks like a resit or a repeated row
finding-several-periods = the table has participants of different exam periods: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-several-periods-remedy = Leave the main period or split the table
finding-two-subjects = the code of the subject and its name speak of different subjects, the rows were not used: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-two-subjects-remedy = Correct the code or the name of the subject
finding-merged = merged cells: the value belongs to several schools or indicators: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
finding-merged-remedy = Unmerge the cells and enter the value for each school
finding-second-table = another table begins below, it was not read
finding-second-table-remedy = Move it to a separate sheet
finding-school-unnamed = it is unclear which school this file is about: neither the heading nor the name of the sheet or the file has a school of the register
finding-school-unnamed-remedy = Enter the name of the school in the heading or rename the file: «СШ № 16 самообследование.xlsx»
layout-extends = there is no layout “{ $layout }”. These ship: { $known }
layout-is = Understood as: { $title } ({ $id })
layout-nearest = Not understood. Most similar to: { $title } ({ $id })
layout-none = Not understood: there is no column with the name or the code of the school and with known indicators
layout-words = The heading or the name of the sheet or the file must have one of the words: { $words }. Add it or name the layout in selection.toml
layout-year = Year: { $year }
layout-cell = Cell
layout-heading = Heading
layout-meaning = Meaning
layout-measure-is = { $title }
layout-measure-by-row = { $title } ({ $id }: the subject or the grade stands in the row)
layout-check = checked against: { $title }
layout-word = { $word }
layout-value = a count; the row says of what
layout-ignored = not used
layout-doubled = a repetition: not read
layout-unknown = NOT UNDERSTOOD
layout-add = To have the columns that were not understood read, put a file { $id }-наша.toml with these lines beside the data; remove what you do not need, check the measures:
layout-own-id = { $id }-наша
layout-or-measure = or measure, one of:
field-code = code of the school
field-name = name of the school
field-short_name = short name
field-aliases = other names
field-predecessors = predecessors
field-kind = type of school
field-grades = level (grades)
field-district = district
field-municipality = municipality
field-cluster = cluster
field-year = year
field-subject = subject
field-grade = grade
field-decision = decision
field-decided_by = who decided
field-decided_on = date of the decision
field-act = act
field-reason = grounds
field-score = score of the participant
field-mark = mark of the participant
field-primary = primary score of the participant
field-journal_mark = mark of the participant in the class journal
field-passed = whether the minimum was reached
field-id = code of the participant
field-status = status of the result
field-period = exam period
layout-grain = a layout with grain = "participants" must have a procedure, a layout with grain = "groups" sections [[row]], and no other may

## Refusals

failure-layout = the layout { $file } has errors
failure-missing = not found: { $path }
failure-missing-near = not found: { $path }. Did you mean { $near }?
failure-denied = cannot read { $path }: { $reason }
failure-too-large = the file { $path } is larger than 128 MB: this is not a table of schools
failure-not-text = the file { $path } is not text in UTF-8. Save it in Notepad with the encoding UTF-8
failure-not-file = { $path } is no file but a pipe, a device or a socket, which is not read. Save the data to a plain file and name that
failure-empty-folder = the folder { $path } has no files with data. Put tables (.xlsx, .csv) into it: the register of schools, OGE and EGE results, the self-evaluation, the social passport
failure-no-criteria = no methodology was chosen. State it: --criteria FILE, or with a line criteria = "…" in selection.toml. These ship with the program: { $shipped } (folder criteria)
failure-several-criteria = the folder has several methodology files: { $files }. Choose one: --criteria FILE
failure-criteria = the methodology { $file } has errors:
failure-selection = the file { $file } has errors:
failure-no-year = the year of the selection is not stated. Add --year YYYY or a line year = … in selection.toml. Years in the data: { $years }
run-no-data = { $path } is a finished report: it does not hold the original data. To show one school from it: shnor explain "{ $path }" SCHOOL. For the rest, name the folder with the original files
run-settled = { $path } is a finished report: the methodology, the year and the way the files were read are recorded in it already. Remove from the command: { $options }
run-bare = result.json alone is not enough: to explain a school the whole report folder is needed, with the files { $files } in it
run-lacks = { $record } does not name the file { $file }: the report folder is incomplete. Make the report again: shnor select … --out
run-missing = the report folder has no file { $file }, which { $record } names. Put it back or make the report again: shnor select … --out
run-name = { $record } names a file “{ $file }”: a report folder never has such files
run-changed = { $count ->
    [1] a file of the report was
   *[other] files of the report were
 } changed after it was written: { $files }. Such a report cannot be trusted: put the former files back or make the report again: shnor select … --out
run-line = { $file }, line { $line }: { $what }
run-file = { $file }: { $what }
run-not-json = the file is damaged: this is not valid JSON
run-value = this is not what this version of the program writes. If another version made the report, make it again: shnor select … --out
run-row = the row does not have as many columns as the heading
run-columns = these are not the columns that this version of the program writes
run-order = the row stands in the wrong place or repeats the one before it
run-school-unknown = the school “{ $school }” is not among the schools of the report
run-school-twice = the school “{ $school }” is named twice
run-school-place = the school “{ $school }” has a place that is none: there are no more places than schools, and the first is 1
run-other-version = written as { $written }, but this version of the program understands { $known }. Open the report with the version of the program that made it, or make it again
run-foreign = this is not a file of a shnor report: instead of { $known } it has “{ $written }”
run-settings = { $record } says what the program never writes: { $problems }. Put the file back as it was, or make the report again: shnor select … --out
run-settings-encoding = the encoding “{ $written }” (there are { $known })
run-settings-delimiter = the delimiter “{ $written }” (it is one sign)
run-settings-version = the version of the program “{ $written }” (it is a number such as 0.1.0)
run-settings-language = the language “{ $written }” (there are { $known })
run-settings-folder = the way to the inputs “{ $written }” (it begins at the report folder)
run-settings-digest = the digest of { $file } “{ $written }” (it is no SHA-256)
run-settings-no-digest = the file { $file } without a digest
failure-school = the school “{ $query }” was not found. Similar: { $near }
failure-school-nothing = the school “{ $query }” was not found. Name it by its number, its code or its name in the register
failure-school-several = “{ $query }” fits several schools: { $schools }. Be more precise
failure-out-exists = the folder { $path } exists already. Name another one, or add --force to replace the former report
failure-out-not-report = { $path } is not a report folder of shnor: it must not be replaced. Name another folder
failure-out-link = { $path } is a link. A report is not written through a link: name the folder itself
failure-out-input = { $path } holds the original data: no report is written there. Name another folder
failure-out-write = cannot write the report to { $path }: { $reason }. If a file of this folder is open, close it
failure-stdout = cannot print the result: { $reason }
failure-no-scores = no school has a score: there are not enough data for this year and methodology. Nothing was written.
failure-out-foreign = the folder { $path } holds a foreign file “{ $file }”: it would be deleted together with the former report. Take it away or name another folder
reason-permission = no permission
reason-not-found = there is no such folder
reason-full = the disk is full
reason-read-only = the disk is read-only
reason-folder = it is a folder
reason-no-folder = it is not a folder
reason-other = the system refused (code { $code })
failure-crash = a fault of the program. No result was written. Tell the developers what you did, and this text: { $what }
failure-head = Error: { $message }

## Words of states

status-listed = listed
status-risk = at risk
status-not-listed = not listed
status-insufficient-data = insufficient data
status-not-considered = not considered
standing-template = template
standing-draft = draft
standing-approved = approved
verified-text = by the text of the act
verified-secondary = by an account of the act
verified-own = own methodology, not by an act
how-code = by code
how-name = by name
how-alias = by another name in the register
how-spelling = by type and number
how-outside = by the heading or the file name

## Report

banner-synthetic = INVENTED DATA: the figures were made up as an example and do not describe real schools.
report-title = List of schools for targeted support, { $year }
report-purpose-decided = The list is for support, not for punishment. The commission has considered it: its decisions are named below, of the other schools the computed verdict stands.
report-by-decision = decision of the commission
report-purpose = The list is for support, not for punishment: it is a draft until the commission has considered it.
report-criteria = Methodology: { $title } ({ $id }; { $standing }; { $verified })
report-approved = Approved: { $by }, { $act } of { $date }
report-not-approved = The methodology has not been approved by anyone.
report-act = Act: { $act }
report-note = Note to the methodology: { $note }
report-not-valid = ATTENTION: the methodology is meant for { $from }–{ $to }.
report-digest = SHA-256 of the methodology: { $sha256 }
report-cut = { $ranked ->
    [one] { $ranked } school has a score
   *[other] { $ranked } schools have a score
}; { $share }% of them, { $rounding }, makes { $wanted }; the list has { $listed }, the last score is { $score }.
report-cut-none = No school has a score: the list is empty.
rounding-ceiling = rounded up
rounding-floor = rounded down
report-list = List
report-risk = At risk (not listed; no more than { $within } pts from the cut): { $schools }
report-risk-school = { $school } ({ $score })
report-insufficient = Insufficient data, not assessed: { $schools }
report-not-considered = Not considered (excluded by the methodology, or it does not apply to them): { $schools }
report-why = Why these schools
report-why-note = The shortfall is how many points a school lacks to the city median; “outside” is { $school }, the first school beyond the cut (score { $score }).
report-gap-school = The gap is how many points part a school from the first one beyond the cut ({ $school }, score { $score }); the whole bar is { $most }.
report-gap-pools = The gap is how many points part a school from the first one beyond the cut in its group; the whole bar is { $most }.
report-gap-score = The gap is how many points part a school from the boundary of the list; the whole bar is { $most }.
report-why-note-public = The indicators of the listed schools that can be published.
report-why-note-plain = The shortfall is how many points a school lacks to the city median.
report-school-head = { $school }: rank { $rank }, score { $score }
report-school-rest = The other indicators cost no points against the median and add { $amount } pts.
report-school-rest-nothing = The other indicators cost no points against the median.
report-matches = Schools recognised otherwise than by their official name
report-match = { $school }: “{ $written }” in the file { $file } ({ $how })
report-ranking = All schools by rank
report-schools = All schools
report-inputs = Original files
report-methodology = Methodology
report-methodology-note = The methodology file word for word; the whole procedure of the selection stands in it.
report-findings = Notes on the data
years-line = { $indicators }: { $years }
years-no-warning = ATTENTION: there are no data for any year: { $indicators }.
years-fewer = ATTENTION: the methodology takes { $wanted ->
    [one] { $wanted } year
   *[other] { $wanted } years
}, but there are data only for { $years }: { $indicators }.
years-none = no data for any year
years-taken = { $years }
years-absent = { $years }; for { $absent } there are no data in the folder
years-absent-why = { $years }; { $why }
report-years = The years the data were taken from
report-sum = Total
column-published = Indicators published
report-published-count = { $published } of { $count }
column-rank = Rank
column-school = School
column-score = Score
column-gap = Gap
column-status = Decision
column-grounds = Grounds
column-reasons = What pulls it down most
column-indicator = Indicator
column-value = School
column-counts = Count
column-interval = 95% interval
column-median = Median
column-outside = Outside
column-shortfall = Shortfall
column-weight = Weight
column-points = Points
column-file = File
column-sheet = Sheet
column-kind = Kind
column-year = Year
column-rows = Rows read / used
column-digest = SHA-256
column-coverage = Coverage, %
value-percent = { $value }%
value-recovered = { $percent } ({ $count })
value-plain = { $value }
value-quotient = 100 × { $numerator } / { $denominator }
value-counts = { $numerator } of { $denominator }
value-of = of { $denominator }
value-none = —
value-above = { $numerator }
missing-not-applicable = does not apply to schools of this level
missing-no-years = no data for any school
missing-no-row = the school is not in the data
missing-blank = the cell is empty
missing-no-data = the cell says «н/д» (no data)
missing-suppressed = the value is suppressed in the source
missing-marked-not-applicable = the cell says “not applicable”
missing-nobody = nobody sat the exam
missing-unreadable = the cell was not read, the error was allowed
missing-not-published = not published
missing-small-cohort = number of results { $cohort }, at least { $least } needed
handled-not-applicable = not part of the coverage of the data
handled-renormalised = the weight is shared among the other indicators of the index
handled-insufficient = the data were not enough for a score

report-missing = { $title } — no value: { $why } ({ $handled })
report-unused = not used
taken-share = Share in percent: ({ $above }) / ({ $below })
taken-mean = Mean weighted by the number of participants: { $of }
taken-value = Value from the document: { $measure }
scale-goalposts = a straight line from { $nought } (0) to { $one } ({ $points }); beyond these bounds the same 0 and { $points }
reason = { $indicator }: { $value } ({ $counts }); city median { $median }; shortfall { $shortfall }

## One school

explain-title = { $school }, { $year }
explain-school = Code { $id }; type: { $kind }; grades: { $grades }
explain-verdict = Decision by the methodology: { $status }. Rank { $rank } of { $ranked }, score { $score }.
explain-verdict-unranked = Decision by the methodology: { $status }. There is no score.
explain-verdict-withheld = Decision by the methodology: { $status }. The score is not published.
cut-end-at-most = of at most { $cut }
cut-end-at-least = of { $cut } and more
explain-cut-inside = Cut: schools with a score { $end } are listed. { $gap } to the first school outside the list ({ $outside }, { $outside_score }).
explain-cut-outside = Cut: schools with a score { $end } are listed. { $gap } to the cut.
explain-because = What pulls it down: { $reasons }
explain-because-none = No indicator cost points against the city median.
explain-reason = { $indicator } (shortfall { $shortfall })
explain-sum = Sum of the points { $sum }{ $adjustments }; score { $score }. There are data for { $coverage }% of the weight of the applicable indicators.
explain-adjustment = ; { $step } { $amount }
step-rounding = rounding
explain-value = { $number }. { $title } — { $value }
explain-part-share = { $year }: { $value } ({ $numerator } of { $denominator })
explain-part-mean = { $year }: { $value } (participants: { $denominator })
explain-part-plain = { $year }: { $value }
explain-scale = scale: { $nought } → 0, { $one } → 1; ({ $value } − { $low }) / ({ $high } − { $low }) = { $normalised }
explain-scale-clipped = scale: { $nought } → 0, { $one } → 1; the value lies beyond the end of the scale, { $normalised } was taken
explain-points = { $weight } × { $normalised } = { $points } pts
explain-weight = weight { $weight }
explain-weight-shared = weight { $weight } ({ $nominal } and a share of the weight of missing or inapplicable indicators)
explain-median = the city median { $median } would give { $points } pts; shortfall { $shortfall }
explain-missing = { $number }. { $title } — no value: { $why } ({ $handled })
explain-cells = source: { $cells }
explain-cell = { $place } = { $value }

## Command line

cli-about = Finds the schools that need support and proves why.
cli-usage = Usage
cli-commands = Commands
cli-arguments = Arguments
cli-options = Options
cli-help = Show this help
cli-version = Show the version
cli-select-about = Draw up the list of schools with its reasons
cli-select-examples =
    Examples:
      shnor select sample-data/norilsk-2020
      shnor select "C:\Schools" -c municipal-index-no-vpr -y 2020 -o "C:\report"
      shnor select data --format json > result.json
      shnor select data --what-if changes.csv
      shnor select 2021 2022 --out reports
cli-explain-about = Show schools in full: each number down to its cell, a comparison with others, what would change the decision
cli-explain-examples =
    Examples:
      shnor explain sample-data/norilsk-2020 "СШ № 16"
      shnor explain sample-data/norilsk-2020 16
      shnor explain "Report 2020" 16
      shnor explain sample-data/norilsk-2020 16 41 --against "СШ № 13"
      shnor explain sample-data/norilsk-2020 --listed --format md
      shnor explain sample-data/norilsk-2020 --why-not
cli-data = Folder with files, one file or selection.toml
cli-school = Schools: numbers, codes or names
cli-criteria = Methodology file (.toml)
cli-year = Year of the selection: the year of the August in which the list is drawn up
cli-out = Folder for the report
cli-force = Replace the former report in this folder
cli-format = Format of the output: table, json, csv, md
cli-format-explain = Format of the output: table, json, md
cli-value-encoding = ENCODING
cli-encoding = Encoding of text files: utf-8, windows-1251, cp866, utf-16le, utf-16be, koi8-r (without it, it is found out and checked by the headings)
cli-value-sign = CHARACTER
cli-delimiter = Column delimiter of text files: ; , | or \t
cli-value-sheet = SHEET
cli-sheet = Sheet of Excel workbooks to take the data from; the others are not read
cli-allow = Allow an error in the data with this code
cli-drop-personal = Leave out a column of personal data: its heading or letter, as in note F31; can be repeated
cli-accept-register = Take the register proposed from the files if there is none (F73)
cli-value-heading = HEADING
cli-quiet = Print no messages: only the result and errors
cli-ascii = Draw tables and bars with characters that every terminal has: + - | #
cli-value-data = DATA
cli-data-or-run = Folder with files, one file, selection.toml or a report folder
cli-value-file = FILE
cli-value-folder = FOLDER
cli-value-year = YEAR
cli-value-format = FORMAT
cli-value-code = CODE
cli-value-school = SCHOOL
cli-value-command = COMMAND
cli-see-help = Help: shnor --help
cli-unknown-argument = unknown option “{ $argument }”
cli-unknown-argument-near = unknown option “{ $argument }”. Did you mean “{ $near }”?
cli-unknown-command = unknown command “{ $command }”
cli-unknown-command-near = unknown command “{ $command }”. Did you mean “{ $near }”?
cli-missing = missing: { $arguments }
cli-missing-command = no command was given
cli-missing-value = “{ $argument }” needs a value after it
cli-invalid-value = “{ $value }” does not fit “{ $argument }”
cli-invalid-value-known = “{ $value }” does not fit “{ $argument }”. Possible: { $known }
cli-conflict = “{ $argument }” is out of place or given twice
cli-other = the command was not understood
cli-written = Report written: { $path } ({ $files })
cli-notes-more = More notes: { $count }; in full in отчет.md (--out).
cli-allow-idle = --allow { $code }: the data have no such error.
cli-allowed = Allowed by --allow: { $codes }

# Values
value-percent-points = { $value } pp
value-per-hundred = { $value } per 100
value-yes = yes
value-no = no

# What is missing, and scales
missing-dropped = results left out by a rule of the methodology: { $years }
missing-without = an indicator it is computed from has no value
missing-small-group = the group for comparison has { $size ->
    [one] { $size } school
   *[other] { $size } schools
 }: fewer than five are not compared
missing-constant = all schools of the group have the same value: the indicator tells nothing apart
missing-no-scale = the methodology gives no scale for such a school
missing-no-index = none: the data are not enough
handled-table = the weights were taken from the replacement table
handled-worst = the worst value was counted
handled-group-median = the group median was counted
handled-rules = how rules take it into account is said in the methodology

# Steps
step-cap = limit from above
step-floor = limit from below
step-blend = blending with another indicator
step-multiply = multiplication by a factor
step-geometric = geometric mean instead of arithmetic
step-stand-in = replacement of missing data

# Findings of the calculation
finding-dropped = { $school }: indicator “{ $indicator }”, { $year } was left out: the rule “{ $rule }” holds
finding-dropped-remedy = the methodology requires it; check the data by which the rule held
finding-small-group = { $school }: the indicator “{ $indicator }” was not assessed: the group for comparison has { $size ->
    [one] { $size } school
   *[other] { $size } schools
 } with data, at least five are needed
finding-small-group-remedy = merge the groups in the methodology (within) or take a scale with fixed ends
finding-constant = the indicator “{ $indicator }” is the same for all schools of the group and tells nothing apart: { $schools }
finding-constant-remedy = the indicator counts as missing; check the column or remove the indicator from the methodology
finding-decision-status = the decision “{ $written }” was not understood
finding-decision-status-remedy = write one of: «включена», «группа риска», «не включена», «недостаточно данных», «не рассматривается»
finding-decision-twice = { $school }: two decisions
finding-decision-twice-remedy = leave one decision on the school
finding-decision-date = the date of the decision “{ $date }” was not understood
finding-decision-date-remedy = write the day like this: 03.09.2020
finding-decision-bare = { $school }: the decision does not state { $fields }
finding-decision-bare-remedy = fill in who decided, when, by which act and why: without this the decision cannot be proved

# Rules in the report
held-yes = holds
held-no = does not hold
held-unknown = unknown: insufficient data
held-withheld = not published: there are no data, or they are withheld
held-not-applicable = does not apply to the school
rule-line = Rule “{ $rule }”: { $held }{ $counts }
rule-counts = {" "}(conditions that hold: { $yes } of { $cells }{ $unknown ->
    [0] {""}
   *[other] , unknown { $unknown }
 })
rule-counts-none = {" "}(no condition may hold; those that hold: { $yes } of { $cells }{ $unknown ->
    [0] {""}
   *[other] , unknown { $unknown }
 })
rule-no-counts = {""}
rule-cell = { $title }{ $year }: { $held }{ $value }{ $cut }
rule-cell-year = , { $year }
rule-cell-pooled = {""}
rule-cell-share = {" "}— { $value } ({ $numerator } of { $denominator })
rule-cell-value = {" "}— { $value }
rule-cell-missing = no data
rule-cell-nothing = {""}
rule-cell-cut = , bound { $cut }
rule-cell-grade = , “{ $grade }”
rule-of-list = Cut of the list
report-rules = Rules
report-no-list = The methodology draws up no list: it only computes and marks.
report-cut-inside = { $ranked ->
    [one] { $ranked } school has a score
   *[other] { $ranked } schools have a score
 }; { $listed } within the cut, the last score is { $score }.
report-listed = By the calculation the list has { $count ->
    [one] { $count } school
   *[other] { $count } schools
 }.
report-listed-decided = With the decisions of the commission the list has { $count ->
    [one] { $count } school
   *[other] { $count } schools
 }.
report-cut-number = { $ranked ->
    [one] { $ranked } school has a score
   *[other] { $ranked } schools have a score
 }; the methodology asks for { $wanted }; the list has { $listed }, the last score is { $score }.
report-cut-pool = Group “{ $pool }”. { $line }
report-cut-score = The list has the schools with a score { $interval }.
report-cut-rule = The rule “{ $rule }” holds for { $count ->
    [one] { $count } school
   *[other] { $count } schools
 }.
report-risk-rules = At risk: { $schools }
report-mark = Mark “{ $mark }” ({ $rule }): { $schools }
report-mark-nobody = Mark “{ $mark }” ({ $rule }): no school
report-precision = How precise the shares are
precision-interval = { $low }–{ $high }%
precision-line = 95 percent interval { $interval }; smoothed estimate { $shrunken }%
precision-line-alone = 95 percent interval { $interval }
precision-meaning = The 95 percent interval shows how much a share depends on chance: it could have been anywhere within it if the year were repeated with other pupils of the same kind. 3 of 10 is 11–60%, 30 of 100 is 22–40%. Where an indicator adds up several exams, the interval is in fact wider: the results of one pupil go together. The interval affects neither the score nor the list.
precision-alarms = Of { $schools } { $schools ->
    [one] school
   *[other] schools
 }, for each indicator about { $outside ->
    [one] { $outside } school
   *[other] { $outside } schools
 } will have a share outside the interval by chance alone.
precision-smoothed = The smoothed estimate is the share of the school drawn towards the share of all schools: the fewer pupils, the more. It affects neither the score nor the list.
report-flags = Marks
flags-note = A mark is a reason to look, not a conclusion about the school. By itself it affects neither the rank nor the decision; where the rule behind it also drops data or decides on the list, the methodology says so.
flags-note-short = Marks are a reason to look; by themselves they do not affect the list. More on a school: shnor explain.
flag-mark = Mark “{ $mark }”: { $rule }
flag-short = Mark “{ $mark }”: { $schools }
flag-unseen = Mark “{ $mark }” was not checked: { $why }
flag-unseen-without = no data ({ $indicators })
flag-unseen-partly = no school has all the data needed
report-mark-unknown = Mark “{ $mark }” ({ $rule }): unknown, no school has the data needed
report-decision-public = Decision of the commission: { $school } — { $decided } (as computed: { $computed }). { $date }, { $act }. Who decided and why is not told in an edition for publication
report-decision = Decision of the commission: { $school }: { $decided } (by the calculation: { $computed }). { $by }, { $date }, { $act }. Grounds: { $reason }
report-why-note-rules = Below are the rules that hold and the values by which they hold.
report-criteria-file = Methodology file
pool-unknown = not stated
explain-index = { $index }: { $value }
explain-index-note = The indices are computed without rounding the points, so their sum may differ slightly from the score.
explain-lack = For the index “{ $index }” there are data for { $coverage }% of the weight of the applicable indicators{ $needed }.
explain-lack-all = , and all are needed
explain-lack-table = ; for such gaps the methodology gives no weights
explain-lack-coverage = , and at least { $needed }% are needed
explain-index-graded = { $index }: { $value }, “{ $grade }”
explain-stand-in = { $what }: { $normalised } × weight { $weight } = { $points }
explain-scale-as-is = no scale: the value itself goes into the index, { $normalised }
explain-scale-bands = by the bands of the methodology: { $normalised }
explain-scale-cut = by the bound of the methodology: { $normalised }
explain-scale-grid = by the grid of the methodology: { $normalised }
explain-scale-relative = among the schools of the group: { $normalised }
explain-scale-logarithmic = on the logarithmic scale: { $normalised }

# The methodology in words
annex-purpose = General provisions
annex-indicators = Indicators
annex-indices = Indices
annex-rules = Rules
annex-list = List
annex-rounding = Precision and rounding
annex-purpose-text = Purpose: { $text }
annex-source = Source: { $text }
annex-act = Act: { $text }
annex-verified-text = The methodology was checked against the text of the act.
annex-verified-secondary = The methodology was checked against an account of the act; the act itself was not consulted.
annex-verified-own = The methodology is our own: it reproduces nobody's act.
annex-template = Not approved: a template. Before it is applied, the education authority approves it.
annex-not-approved = Not approved. Approved: ____________________ (act, date, by whom).
annex-valid = Years of selection it is drawn up for: { $from }–{ $to }.
annex-note = Note: { $text }
annex-higher = The greater the index, the better; the schools with the smallest need support.
annex-lower = The greater the index, the greater the need for support.
annex-years = Year: the latest with data, { $oldest ->
    [0] in the year of the selection
    [one] no earlier than { $oldest } year before the year of the selection
   *[other] no earlier than { $oldest } years before the year of the selection
 }.
annex-years-pooled = Years: the latest { $last } with data, { $oldest ->
    [0] in the year of the selection
    [one] no earlier than { $oldest } year before the year of the selection
   *[other] no earlier than { $oldest } years before the year of the selection
 }. { $pool }
annex-pool-counts = The numerators and the denominators of these years are added up.
annex-pool-participants = The means of these years are weighted by the number of participants.
annex-pool-mean = The mean of the values of the single years is taken, each year weighs the same.
annex-pool-latest = The latest of these years that the school has is taken.
annex-cohort = With fewer than { $least } results the indicator is not assessed; the same holds for each year that a rule looks at.
annex-applies = Applies: { $who }.
annex-drop = A year does not count if the rule “{ $rule }” holds for it.
annex-value-rounding = The value is rounded: { $rounding }.
annex-scale = Scale: { $scale }.
annex-scale-rest = Scale (other schools): { $scale }.
annex-for-rest = For the other schools: { $text }
annex-ranked = Schools are ranked by the index “{ $index }”.
annex-all-grounds = A ground that does not apply to a school is left out; if none applies, the school is not considered.
annex-scale-for = Scale ({ $who }): { $scale }.
annex-weight = Weight in the index “{ $index }”{ $who }: { $weight } of { $total }.
annex-factor = Factor in the index “{ $index }”{ $who }: { $weight }.
annex-weight-for = {" "}({ $who })
annex-part = “{ $part }”
annex-part-weight = “{ $part }”: { $weight }
annex-for = For some of the schools ({ $who }): { $text }
annex-index-rounding = The index is rounded: { $rounding }.
annex-grade = { $interval }: “{ $grade }”
annex-grades = In a word: { $bands }.
annex-step = Then: { $action }{ $rounding }.
annex-step-if = Then, if { $conditions }: { $action }{ $rounding }.
annex-step-cap = no more than { $most }
annex-step-floor = no less than { $least }
annex-step-blend = a part (share { $share }) is replaced by “{ $with }”; if that is unknown, nothing is replaced
annex-step-multiply = it is multiplied by the indicator “{ $by }” on its scale; if that is unknown, nothing is multiplied
annex-share-of = from the indicator “{ $title }”
annex-step-only = the number is { $interval }
annex-step-when = the rule “{ $rule }” holds
annex-step-rounding = {" "}and is rounded: { $rounding }
annex-mark = A school for which the rule holds is marked: “{ $mark }”.
annex-caveat = { $caveat }
annex-ground-lowest = Ground: the school is among those with the greatest need for support by the index “{ $index }”{ $within }: { $size }.
annex-ground-score = Ground: the score is { $interval }.
annex-ground-rule = Ground: the rule “{ $rule }” holds.
combine-any = Any one of the grounds puts a school on the list.
combine-all = Only all grounds together put a school on the list.
annex-one-ground = One ground puts a school on the list.
annex-ranking-only = The methodology ranks the schools and draws up no list.
annex-ties-include = Schools with an equal score at the cut are all listed; a tie is always reported.
annex-ties-exclude = Schools with an equal score at the cut are not listed; a tie is always reported.
annex-ties-break = Of the schools with an equal score at the cut, the worst by these indicators are listed: { $indicators }; those equal by them too are all listed. A tie is always reported.
annex-risk = At risk: schools outside the list whose score differs from the cut by no more than { $within }.
annex-risk-rules = At risk: schools outside the list for which at least one of these rules holds: { $rules }.
annex-exclude = Not considered: { $kinds }.
annex-exclude-when = Schools for which this rule holds are not considered: { $rules }.
annex-insufficient = If the data are not enough for a decision, the school gets the status “insufficient data”: this is not the same as doing well.
annex-commission = The calculation is a draft decision. The decision of the commission is recorded beside the calculation and does not replace it.
annex-exact = Shares, means and scores are computed exactly, as fractions; bounds are compared exactly: 3 of 10 is 30%. Roots, logarithms and deviations are taken with 17 digits.
annex-points-rounding = The points of each indicator are rounded and then added up: { $rounding }.
annex-score-rounding = The total is rounded: { $rounding }. Rules and words look at the number before this rounding.
annex-rank-after = Ranks are given by the rounded total.
annex-rank-before = Ranks are given by the total before rounding.
taken-per-hundred = Per 100 ({ $below }): { $above }
taken-sum = Count: { $of }
taken-change = Change of the indicator “{ $of }”: the latest year minus the year taken { $back } earlier
taken-difference = “{ $of }” minus “{ $less }”
taken-ratio = “{ $of }” divided by “{ $over }”
scale-as-is = the value itself
scale-logarithmic = logarithmic: from { $nought } (0) to { $one } ({ $points })
scale-min-max = place between the worst and the best value of the schools{ $within } (from 0 to { $points }), { $better }{ $outliers }
scale-z = deviation from the mean in standard deviations{ $within }, { $better }{ $outliers }
scale-percentile = place in order among the schools{ $within } (from 0 to { $points }), { $better }{ $ties }{ $outliers }
scale-rank = number in order among the schools{ $within } multiplied by { $points }, { $first }, { $better }{ $ties }{ $outliers }
scale-first-worst = 1 is the worst
scale-first-best = 1 is the best
scale-ties-min = ; equal ones get the smallest of their numbers
scale-ties-max = ; equal ones get the greatest of their numbers
scale-ties-mean = ; equal ones get the mean of their numbers
scale-winsorised = ; while the skewness is more than { $skewness } in absolute value and the kurtosis more than { $kurtosis }, the most extreme value is set to the next one (no more than { $most } times)
scale-no-ties = {""}
scale-better-high = higher is better
scale-better-low = lower is better
scale-band = { $interval }: { $points }
scale-band-graded = { $interval }: { $points }, “{ $grade }”
scale-bands = points by bands: { $bands }
scale-cut = { $points } if { $interval }; otherwise 0
scale-grid = points by a grid with the indicator “{ $by }”: { $cells }{ $coarse }
scale-grid-coarse = {" "}. With fewer than { $below } results: { $cells }
scale-grid-row = { $row }: { $cells }
scale-grid-cell = { $column } — { $points }
method-mean = Weighted mean multiplied by { $points }: { $parts }.
method-mean-relative = Weighted mean: { $parts }.
method-sum = Sum: { $parts }.
method-geometric = Weighted geometric mean multiplied by { $points }: { $parts }.
method-largest = The greatest of: { $parts }.
method-smallest = The smallest of: { $parts }.
gap-refuse = If even one applicable part is missing, the index is not computed.
gap-renormalise = The weight of parts without data is shared among the others in proportion, as long as there are data for at least { $coverage }% of the weight.
gap-worst = A part without data counts as the worst, as long as there are data for at least { $coverage }% of the weight.
gap-median = A part without data is replaced by the median of the schools{ $within }, as long as there are data for at least { $coverage }% of the weight.
gap-table = If parts are missing, the weights are taken from the table: { $rows } In all other cases the index is not computed.
gap-table-row = Missing: { $without }; weights: { $weights }.
test-count = { $hold }: { $items } — { $is }{ $years }.
test-holds = holds
test-is = value { $interval }
test-graded = grade: { $grades }
test-pooled = {""}
test-every = { $last ->
    [1] {" "}in the latest year with data
   *[other] {" "}in each of the latest { $last } years with data
 }
test-any = { $last ->
    [1] {" "}in the latest year with data
   *[other] {" "}in at least one of the latest { $last } years with data
 }
test-each = ; each of the latest { $last } years counts by itself
hold-single = Condition
hold-all = All conditions hold
hold-any = At least one of the conditions holds
hold-none = None of the conditions holds
hold-at-least = At least { $least } of the conditions hold
hold-share = The share of conditions that hold is { $interval }
test-lowest = The school is among those with the lowest value of “{ $of }”{ $within }: { $size }; those equal to the last are included.
test-highest = The school is among those with the highest value of “{ $of }”{ $within }: { $size }; those equal to the last are included.
test-smallest-group = The school belongs to the smallest group of schools that holds { $share }% of the sum of “{ $of }”; those equal to the last are included.
test-across = The share of schools for which the rule “{ $rule }” holds, in the group ({ $by }), is { $interval }.
rule-gap-unknown = Conditions without data may hold or not: where they change the conclusion, there is none.
rule-gap-not-held = Conditions without data count as not holding{ $coverage }.
rule-gap-coverage = , if there are data for at least { $share }% of the applicable conditions; otherwise there is no conclusion
rule-gap-held = Conditions without data count as holding{ $coverage }.
interval-answer = answer “{ $at }”
interval-equal = exactly { $at }
interval-at-least = at least { $at }
interval-more-than = more than { $at }
interval-at-most = at most { $at }
interval-less-than = less than { $at }
interval-between = { $low } and { $high }
interval-all = any
rounding-half-up = to { $digits ->
    [one] { $digits } digit
   *[other] { $digits } digits
 } after the point, halves away from zero
rounding-half-even = to { $digits ->
    [one] { $digits } digit
   *[other] { $digits } digits
 } after the point, halves to the even digit
rounding-truncate = to { $digits ->
    [one] { $digits } digit
   *[other] { $digits } digits
 } after the point, the rest is cut off
size-number = { $number ->
    [one] { $number } school
   *[other] { $number } schools
 }
size-share = { $share }% of the schools with data, { $rounding }
group-none = {""}
group-within = {" "}of the same group ({ $by })
group-level = level
group-type = type
group-cluster = cluster
group-district = district
group-municipality = municipality
who-everyone = to all schools
who-some = { $parts }
who-levels = levels { $names }
who-types = types: { $names }
who-clusters = clusters: { $names }
decision-by = who decided
decision-on = the date
decision-act = the act
decision-reason = the grounds

# Plain tables
selection-plain-only = key, columns and register work only with kind = "plain"
selection-field = “{ $meaning }”: nothing of this kind is known of a school. There are: { $known }
selection-meaning = “{ $meaning }” is not understood: it must be a measure of the catalogue, a word in lower-case Latin letters (the methodology then declares plain.word) or school.…
selection-meaning-near = “{ $meaning }” is not understood. Did you mean “{ $near }”?
finding-plain-no-key = the table has no column “{ $key }”, by which the schools are recognised
finding-plain-no-column = the table has no column “{ $heading }”
finding-plain-no-column-near = the table has no column “{ $heading }”. Did you mean “{ $near }”?
finding-plain-column-remedy = correct the names of the columns in selection.toml: they are compared without regard to case and spaces

# The methodology as a file
cli-criteria-about = Methodologies: check one, show it in words, begin your own
cli-criteria-check = Check the file: all errors at once, remarks, and with data, what really weighs
cli-criteria-show = Show the methodology in words: a numbered annex to the order (Markdown)
cli-criteria-list = What ships with the program
cli-criteria-new = A methodology to start from, with explanations
cli-criteria-schema = JSON Schema of the methodology file (for editors)
cli-criteria-reference = Reference of the language of methodologies (Markdown)
cli-criteria-file = Methodology file (.toml) or the name of one that ships
cli-criteria-data = Folder with data: check the methodology on them
cli-criteria-out = Where to write it; without this, to the screen. An existing file is not overwritten
cli-criteria-examples =
    Examples:
      shnor criteria list
      shnor criteria new --out my-methodology.toml
      shnor criteria check my-methodology.toml --data "C:\Schools\2020"
      shnor criteria show municipal-index --out annex.md
failure-file-exists = the file { $path } exists already: it is not overwritten. Name another one
criteria-list-head = These ship with the program:
criteria-list-line = { "  " }{ $name } — { $title } ({ $standing }; { $verified })
criteria-list-foot = Show in words: shnor criteria show NAME. Apply: shnor select FOLDER --criteria NAME
check-sound = { $file }: no errors. Indicators { $indicators }, indices { $indices }, rules { $rules }.
check-remarks = Remarks:
check-no-data = No school has data: “{ $indicator }”
check-dominates = The indicator “{ $indicator }” decides more than half: it makes more than 50% of the differences between the scores of schools
check-against = The indicator “{ $indicator }” works against the others: the better it is, the worse the total of the schools
check-rule-nobody = The rule “{ $rule }” holds for no school
influence-title = Weight by the methodology and weight in fact:
influence-note = “In fact” is the share of the indicator in the differences between the scores of schools (covariance with the total); in all about 100%.
column-with-data = Schools with data
column-nominal = Weight, %
column-variance = In fact, %
remark-relative = the scale “{ $id }” depends on other schools: the score of a school may change because of the results of others, years are not compared by it
remark-flat = all bands of “{ $id }” give the same: the indicator tells nothing apart
remark-weight = the weight “{ $id }” is so small that after rounding it changes nothing
remark-never-chosen = in the index “{ $id }” the part “{ $part }” is never chosen: the other one is always greater (smaller)
remark-rule-outside = rule “{ $id }”: the value “{ $item }” never lies within these bounds
remark-rule-years = rule “{ $id }”: fewer years of “{ $item }” are taken than the rule asks for
remark-rule-never = the rule “{ $id }” can never hold
remark-rule-always = the rule “{ $id }” always holds
remark-step-idle = the index “{ $id }” has a step that changes nothing: the number never reaches this bound
remark-score-never = the score never lies within the bounds of score: nobody will be listed by them
remark-no-list = the methodology draws up no list: there is no section [list]
remark-not-approved = the methodology has not been approved by anyone: section [approved] is empty
reference-title = The language of methodologies
reference-intro = This page is made by the program: `shnor criteria reference`. A methodology is one TOML file. Decimals are written with a point, texts in straight quotes, lines with `#` are comments. To check: `shnor criteria check FILE` (the JSON Schema, `shnor criteria schema`, knows only the keys and the kinds of values, the rest is checked by the program); the same in words: `shnor criteria show FILE`; one to start from: `shnor criteria new`.
reference-root = File
reference-same = { $title } — as { $first }.
reference-usual = ; usually `{ $word }`
reference-key = Key
reference-holds = What is written
reference-about = What it means
reference-required = {" "}(required)
holds-text = text
holds-number = number
holds-integer = whole number
holds-flag = `true` / `false`
holds-texts = list of texts
holds-words = list of { $words }
holds-number-map = table “name = number”
holds-text-map = table “name = text”
holds-number-rows = rows of numbers
holds-table = table
holds-tables = list of tables

# Keys of the methodology file: key-table-key, key-any-key, key-table-is-word, key-table-table
key-any-at-least = Not less than this number
key-any-more-than = More than this number
key-any-at-most = Not more than this number
key-any-less-than = Less than this number
key-any-equal = Exactly this number
key-any-answer = The answer yes (`yes`) or no (`no`)
key-any-levels = Only schools with these grades: `"1-9"`, `"1-11"`, `"5-11"`, `"1-4"`, `"10-11"`. Special conditions do not cover a school whose level is unknown, but the indicator counts as applicable
key-any-types = Only schools of these types (the words for types are those of ranking.csv): `"gymnasium"`, `"boarding_school"` …
key-any-clusters = Only schools of these clusters, as the register names them
key-any-digits = How many digits after the point are kept
key-any-mode = `half_up`: halves away from zero; `half_even`: to the even digit; `truncate`: the rest is cut off
key-any-share = Share in percent
key-any-number = Number of schools
key-any-rounding = How the number of schools is made whole: up or down; needed with share
key-any-within = Within which groups: compute separately by level, type, cluster, district, municipality
key-any-coverage = For which share of the weight (or of the conditions) that applies to the school, in percent, there must be data
key-any-id = Name in Latin letters by which this is referred to; it does not repeat in the file
key-any-title = Name for people
key-file-schema = The first line of every methodology
key-file-id = Name of the methodology, as that of the file
key-file-purpose = What the selection is for
key-file-source = Where the methodology was taken from
key-file-act = The act that it follows; empty if none
key-file-verified = How far it was checked: against the text of the act (`text`), against an account of it (`secondary`), against nothing, it is our own (`own`)
key-file-standing = Template (`template`), draft (`draft`), approved (`approved`)
key-file-valid-years = For the selection of which years: `"2018–2022"`, `"2018–"`, `"2020"`; empty means all
key-file-note = What else the reader should know
key-file-direction = `higher_is_better`: the higher the score the better, the lowest need support; `lower_is_better`: the other way round
key-file-approved = Who approved it: filled in with standing = "approved"
key-file-measure = Measures that the catalogue of the program does not have: columns of plain tables and numbers given by hand
key-file-indicator = Indicators: what is taken from the data
key-file-index = Indices: how indicators become one number
key-file-rule = Rules: what is true or false of a school
key-file-list = The list; without this section the methodology only computes and marks
key-file-rounding = Where the total is rounded
key-approved-act = Act
key-approved-date = Its date
key-approved-by = Who approved it
key-measure-id = `plain.` and a word in lower-case Latin letters, digits and `_`
key-measure-kind = Count (`count`), number (`number`), percentage (`percent`), yes or no (`yes_no`)
key-indicator-short = Short name for narrow tables
key-indicator-share = Numerator of the share: counts that are added up
key-indicator-of = Denominator of the share: counts that are added up
key-indicator-mean = Means that are weighted by the number of participants
key-indicator-sum = Counts that are added up
key-indicator-value = A measure as it stands in the document
key-indicator-change = Change of another indicator over years
key-indicator-difference = One indicator minus another
key-indicator-ratio = One indicator divided by another
key-indicator-unit = Unit, if not the one that follows from the way it is taken: `per_hundred` for “per 100 pupils”
key-indicator-years = From which years; needed by all but change, difference and ratio
key-indicator-pool = How years become one number: counts are added up (`counts`), the mean over the years (`mean`), the latest year of the school (`latest`)
key-indicator-smallest-cohort = With fewer results the indicator is not assessed; the same holds for each year that a rule looks at
key-indicator-drop-when = Rules: a year for which at least one of them holds is left out of the indicator
key-indicator-rounding = Rounding of the value itself, before the scale and the rules
key-indicator-scale = Scale; needed by an indicator that is part of an index
key-indicator-for = Special scales for some of the schools; the first that fits is used
key-change-of = The indicator whose change is taken
key-change-years-back = How many of the years taken to go back; usually 1
key-difference-of = What is subtracted from
key-difference-less = What is subtracted
key-ratio-of = What is divided
key-ratio-over = What it is divided by
key-years-last = How many of the latest years with data
key-years-not-older-than = No earlier than this many years before the year of the selection
key-years-every-of-last = True in each of this many latest years
key-years-any-of-last = True in at least one of this many latest years
key-years-each-of-last = Each of this many latest years is a condition by itself
key-scale-method = Method
key-scale-points-at-best = What the best value gives (usually 1)
key-scale-worst = The value that gives 0
key-scale-best = The value that gives 1
key-scale-logarithmic = The line is drawn on logarithms
key-scale-better = Which values are better: high ones (`high`) or low ones (`low`)
key-scale-winsorise = What is done to outliers first
key-scale-ties = Which number equal ones get
key-scale-bands = Bands of values and their points; together they cover everything without gaps and overlaps
key-scale-by = The second indicator of the grid (usually a change)
key-scale-rows = Bands of the indicator itself
key-scale-columns = Bands of the second indicator
key-scale-points = Points: a row for each band of rows, a number for each band of columns
key-scale-coarse = A coarser grid for small schools
key-scale-is-goalposts = a line between two fixed values; other schools do not move it
key-scale-is-as-is = the value itself
key-scale-is-min-max = place between the worst and the best value of the schools
key-scale-is-z-score = deviation from the mean in standard deviations (of the population)
key-scale-is-percentile = place in order: (number − 1) / (number of schools − 1), 0 is the worst
key-scale-is-rank = number in order, 1 is the worst
key-scale-is-bands = points by bands of values
key-scale-is-cut = points_at_best if the value lies within the bounds; otherwise 0
key-scale-is-grid = points by two indicators: state and change
key-winsorise-most = How many times at most
key-winsorise-skewness = While the skewness is more than this in absolute value
key-winsorise-kurtosis = and the kurtosis is more than this
key-bands-points = How many points the band gives
key-bands-grade = Word of the band: a zone, a grade
key-coarse-fewer-than = If there are fewer results than this
key-coarse-rows = Bands of the indicator itself
key-coarse-columns = Bands of the second indicator
key-coarse-points = Points
key-for-scale = The scale of these schools
key-for-parts = The parts and weights of these schools
key-index-method = Method: weighted mean (usually), sum, geometric mean, largest, smallest
key-index-total = Sum of the weights; the score of the index is from 0 to it
key-index-weights = `relative`: the weights are only proportions, the index is the mean itself
key-index-for = Other parts and weights for some of the schools; the first section that fits is used
key-index-parts = Parts of the index
key-index-missing = What becomes of parts without data
key-index-rounding = Rounding of the index
key-index-steps = What is done to the number then, in order
key-index-grades = Words for the numbers of the index; they may differ between groups of schools, the first section that fits is used
key-parts-indicator = Indicator
key-parts-index = Index
key-parts-weight = Weight; not written for largest and smallest, usually 1 for sum
key-missing-policy = Rule
key-missing-rows = Rows of the table
key-missing-is-refuse = one applicable part is missing, so there is no index
key-missing-is-renormalise = the weight of missing parts is shared among the others in proportion
key-missing-is-table = weights from a table: a row for each set of missing parts
key-missing-is-worst = a missing part counts as the worst
key-missing-is-group-median = a missing part is replaced by the median of the group
key-missing-is-unknown = conditions without data may hold or not
key-missing-is-not-held = conditions without data count as not holding
key-missing-is-held = conditions without data count as holding
key-rows-without = Which parts are missing (no data or not applicable)
key-rows-weights = Weights of the others
key-steps-step = Step
key-steps-only-if = Only if the number lies within these bounds
key-steps-when = Only if all of these rules hold
key-steps-rounding = Rounding after the step
key-steps-at-most = Limit from above
key-steps-at-least = Limit from below
key-steps-with = The indicator or index that is blended in
key-steps-share = Share in percent
key-steps-share-of = The indicator that gives the share (from 0 to 1)
key-steps-by = The indicator that is multiplied by (on its scale)
key-steps-is-multiply = multiplication by an indicator on its scale: a penalty or a bonus
key-steps-is-cap = no more than
key-steps-is-floor = no less than
key-steps-is-blend = a part of the number is replaced by another one if that is known
key-grades-bands = Bands of numbers and their words; together they cover everything
key-rule-of = What the rule looks at: indicators, indices, other rules
key-rule-mark = How a school for which the rule holds is marked; a mark does not affect the list
key-rule-caveat = What the mark does not mean, in a full sentence: it is printed beside the mark; only together with mark
key-rule-missing = What becomes of conditions without data; usually `unknown`
key-rule-is = What the value must be; not written for rules in of
key-rule-years = By which years; without this, the value of all years together
key-rule-hold = How many conditions must be true: all (`all`, usually), at least one (`any`), none (`none`)
key-rule-hold-at-least = At least this many conditions
key-rule-hold-share = Share of true conditions in percent
key-rule-lowest = The school is among those with the lowest value
key-rule-highest = The school is among those with the highest value
key-rule-smallest-group = The school is in the smallest group that holds a share of the whole sum
key-rule-across = For which share of the schools of a district (cluster, …) the rule in of holds; the share stands in hold_share
key-is-grade = The word of the band is one of these
key-list-index = The index by which schools are ranked
key-list-lowest = The list has the schools with the greatest need by the index
key-list-score = The list has the schools with a score within these bounds
key-list-rules = The list has the schools for which the rule holds
key-list-combine = If there are several grounds: one is enough (`any`) or all are needed (`all`)
key-list-ties = Schools with an equal score at the cut: include all, none, or decide by the indicators of tiebreak
key-list-tiebreak = The indicators by which the worst of equal schools is chosen
key-list-risk = At risk
key-list-exclude-types = Types of schools that are not considered
key-list-exclude-when = Schools for which at least one of these rules holds are not considered
key-risk-within = The score differs from the cut by no more than this
key-risk-rules = At least one of these rules holds
key-rounding-contribution = Rounding of the points of each indicator: they are rounded and then added up
key-rounding-score = Rounding of the total
key-rounding-rank = Ranks by the total before rounding (`before`, usually) or after it (`after`)
key-table-approved = Approval.
key-table-measure = Measures beyond the catalogue. Columns of plain tables (kind = "plain" in selection.toml) and numbers given by hand.
key-table-indicator = An indicator. Exactly one of: share with of, mean, sum, value, change, difference, ratio.
key-table-scale = Scale: from the value of the indicator, a number for the index.
key-table-index = An index. The sum is exact: the score is the sum of the contributions of the indicators and of the adjustments that are named.
key-table-rule = A rule. It answers “holds”, “does not hold”, “unknown” or “does not apply”: what does not apply is neither passed nor failed.
key-table-list = The list.
key-table-missing = Missing data.
key-table-steps = A step.
key-table-rounding = Rounding.

# Checking data
cli-check-about = Find all errors in the data at once: file, cell, what is wrong and what to do
cli-check-examples =
    Examples:
      shnor check sample-data/norilsk-2020
      shnor check "C:\Schools\2020" --out "C:\Schools\2020\faults.xlsx"
      shnor check "C:\Schools\2020\ОГЭ-2020.xlsx"
      shnor check --codes F38
cli-check-out = Write a workbook of faults (.xlsx) that can be sent to the schools: a row for each fault, a link to the cell
cli-check-force = Replace the former workbook of faults
cli-check-explain-layout = How each heading was understood and what to add for those that were not
cli-check-codes = What a code means; without a code, all codes (Markdown)
cli-file-written = Written: { $path }
failure-book-exists = the file { $path } exists already. Name another one, or add --force to replace the former workbook
failure-file-foreign = the file { $path } is not a workbook of faults by shnor: it is not replaced. Name another one
failure-file-link = { $path } is a link. A file is not written through a link: name the file itself
failure-file-write = cannot write { $path }: { $reason }. If the file is open, close it
failure-not-xlsx = a workbook is written to an .xlsx file, but { $path } was named
failure-code = there is no code “{ $code }”. All codes: shnor check --codes
finding-own-workbook = this is a workbook of faults written by the program; it is not read
finding-own-workbook-remedy = Nothing needs to be done
finding-folder-head = The folder as a whole
finding-kind = { $level } [{ $code }]
finding-times = { $count ->
    [one] { $count } time
   *[other] { $count } times
}:
finding-times-more = … and { $count } more
finding-what-to-do = What to do: { $remedy }
finding-totals-line = { $stops ->
    [0] Errors
   *[other] Stops: { $stops }, errors
}: { $errors }, notes: { $notes }.
finding-first = First correct these 3:
finding-first-line = { $number }. [{ $code }] { $title }: { $count ->
    [one] { $count } time
   *[other] { $count } times
}
check-clean = No errors. Checked: files { $files }, rows { $rows }, kinds of checks { $checks }.
check-notes-only = No errors, notes: { $notes }. Checked: files { $files }, rows { $rows }, kinds of checks { $checks }.
check-faulty = { $stops ->
    [0] Errors
   *[other] Stops: { $stops }, errors
}: { $errors }, notes: { $notes }. Checked: files { $files }, rows { $rows }, kinds of checks { $checks }.
check-left-no-criteria = No methodology was stated (--criteria), so it was not checked whether it has the columns and years it needs.
check-left-no-year = The year of the selection was not stated (--year), so it was not checked whether the methodology has the columns and years it needs.
check-left-one-file = One file was checked: whether the data are enough for the methodology, and whether a school stands in different files twice, is shown by checking the folder.
faults-title = Faults in the data: a check by shnor
faults-sheet-summary = Summary
faults-sheet-each = Faults
faults-sheet-register = For the register
faults-more = and { $count } more: correct these and check again
value-rows = { $read } / { $used }
column-understood = Understood as
column-rows-read = Rows
column-rows-used = Used
column-errors = Errors
column-notes = Notes
column-number = No.
column-cell = Cell
column-code = Code
column-level = Level
column-what = What is wrong
column-remedy = What to do
column-meaning = Meaning

# The workbook to fill in
cli-template-about = Write a workbook to fill in: the sheets and columns that the methodology needs
cli-template-examples =
    Examples:
      shnor template data.xlsx --criteria municipal-index-no-vpr --year 2020
      shnor template "C:\Schools\data.xlsx" -c my-methodology.toml -y 2020
cli-template-file = Where to write the workbook (.xlsx); an existing file is not overwritten
template-selection = Put a selection.toml with these lines beside the workbook: such columns cannot be recognised by their headings.
template-register = Реестр
template-other = Прочие показатели
template-grade = { $title }, { $grade } класс
template-title = { $title }, { $year } год
template-code = Код
template-school = Школа
template-hint = One school, one row. The row «ПРИМЕР» (example) is not read. What to write in a column is said in the note to its heading. Delete a sheet for which there are no data.
template-example = ПРИМЕР
template-grades = 1-4, 1-9, 5-11, 10-11, 1-11
template-no-data = н/д
template-suppressed = менее 5
template-not-applicable = х
template-missing = No data: «н/д»; suppressed: «менее 5»; not applicable: «х». Zero is 0.
template-note-kind = Type of school: choose from the list.
template-note-grades = Which grades the school has: choose from the list. This decides which indicators apply to it.
template-note-count = A whole number (of people, of families). { $missing }
template-note-number = A number; a decimal is written with a comma. { $missing }
template-note-percent = Percent from 0 to 100: 27,2, not 0,272. { $missing }
template-note-count-and-percent = A count and a percentage with a slash: 12/34,5%. { $missing }
template-note-answer = «да» (yes) or «нет» (no). { $missing }
template-refused = This takes a number (see the note to the heading), «н/д», «менее 5» or «х»; in columns with a list, a word from the list.

# Codes of findings: code-code, code-code-means, code-code-do; for codes that never occur, code-code-elsewhere
codes-title = Codes of errors and notes
codes-intro = This page is made by the program: `shnor check --codes`; one code: `shnor check --codes F38`. A “stop” means that the data cannot be used; an “error”, that no list is drawn up until it is corrected or allowed with the option `--allow CODE`, and then this is put on record; a “note” is worth reading.
codes-elsewhere = Codes that are never among the findings
code-head = { $code } — { $level }: { $title }
code-head-bare = { $code }: { $title }
code-f01 = no such file
code-f01-means = The file is named in selection.toml, but the folder does not have it
code-f01-do = Correct path in selection.toml or put the file into the folder
code-f02 = empty file
code-f02-means = The file holds nothing, except perhaps spaces
code-f02-do = Replace it with a file that has data or take it out of the folder
code-f03 = content other than the name says
code-f03-means = The file is named after one format and holds another; what it holds is read
code-f03-do = Nothing needs to be done; it is safer to rename the file
code-f04 = a web page instead of a workbook
code-f04-means = Some portals save their reports like this: the file is named .xls, but holds HTML or XML
code-f04-do = Open the file in Excel, LibreOffice or R7 and save it as an Excel workbook (.xlsx)
code-f05 = password
code-f05-means = The workbook is protected by a password, it cannot be read
code-f05-do = Remove the password (File → Info → Protect Workbook) and save the file
code-f06 = the file cannot be read
code-f06-means = The workbook is damaged or saved in a format that is not read
code-f06-do = Open the file and save it again as .xlsx; if it does not open, ask for it again
code-f07 = the file is too large
code-f07-means = The workbook has more cells than a table of schools ever has: this is an export error or a malicious file
code-f07-do = Ask for summary data by school
code-f08 = encoding not determined
code-f08-means = The text cannot be read in any encoding
code-f08-do = Save the file again as “CSV UTF-8” or as an .xlsx workbook
code-f09 = text encoded twice
code-f09-means = Instead of Russian letters there are pairs of characters such as «РњР‘»: the file was once opened in the wrong encoding and saved
code-f09-do = Ask for the original file
code-f10 = damaged characters
code-f10-means = The line holds what can never be letters
code-f10-do = Save the file again as “CSV UTF-8” or as an .xlsx workbook
code-f11 = delimiter
code-f11-means = Which character parts the columns was found out from the content
code-f11-do = Check whether the columns are parted correctly
code-f12 = the sheet is filled up to the limit
code-f12-means = There are exactly as many rows as the format can hold: the end of the data may be lost
code-f12-do = Ask for the data in parts
code-f13 = the file has changed
code-f13-elsewhere = That the original files are not those of the selection will be seen when the selection is reproduced: their SHA-256 stand in run.json
code-f14 = macros or external links
code-f14-means = Macros are not run, external files are not opened: what is saved is taken
code-f14-do = If the values are out of date, refresh them in Excel and save
code-f15 = no such sheet
code-f15-means = The workbook does not have the sheet named in selection.toml
code-f15-do = Correct sheet in selection.toml
code-f16 = hidden sheets
code-f16-means = Hidden sheets are not used
code-f16-do = If they hold data you need, unhide them
code-f17 = hidden rows or columns
code-f17-means = It is unclear whether they are part of the data
code-f17-do = Unhide or delete them
code-f18 = a filter is on
code-f18-means = Some rows are hidden by a filter, and it is unclear whether they are needed
code-f18-do = Clear the filter and save the file
code-f19 = the heading is not in the first row
code-f19-elsewhere = This is usual and no error: what a sheet was taken for and how many rows were read is said in the summary of check
code-f20 = a heading of several rows
code-f20-elsewhere = This is usual and no error: what a sheet was taken for is said in the summary of check, and columns that were not understood are F30
code-f21 = merged cells in the data
code-f21-means = One value stands beside several schools at once
code-f21-do = Unmerge the cells and enter the value for each school
code-f22 = a second table on the sheet
code-f22-means = Another table begins below the table; it is unclear which one the rows belong to
code-f22-do = Move the second table to another sheet
code-f23 = a stray cell
code-f23-means = Far from the table there is a cell that was left out
code-f23-do = Delete its content
code-f24 = a formula without a value
code-f24-means = The workbook was written by a program that does not calculate formulas: the file has no value
code-f24-do = Open the workbook in Excel and save it
code-f25 = values of formulas
code-f25-means = The values saved in the file are taken; formulas are not recalculated
code-f25-do = If the values are out of date, open the workbook in Excel and save it
code-f26 = a calculation error in a cell
code-f26-means = Instead of a number there is #ДЕЛ/0!, #ССЫЛКА! (#DIV/0!, #REF!) or the like
code-f26-do = Correct the formula or enter the value
code-f27 = no rows
code-f27-means = Below the headings there is not a single row of a school of the register
code-f27-do = Check whether this is the right file and whether the schools are named as in the register
code-f28 = no such column
code-f28-means = A column or a document is missing without which an indicator cannot be computed or a school not recognised
code-f28-do = Correct the heading, add the column or the file
code-f29 = a repeated column
code-f29-means = Two columns mean the same
code-f29-do = Leave one or rename the other
code-f30 = a column not understood
code-f30-means = The heading says nothing, the column was not used
code-f30-do = If the indicator is needed, correct the heading
code-f31 = personal data
code-f31-means = The sheet holds data of people: names, SNILS, passport, telephone, date of birth. The program does not need them and does not show them
code-f31-do = Ask for summary data by school or leave these columns out: --drop-personal "HEADING"
code-f32 = numbers stored as text
code-f32-means = They were read as numbers
code-f32-do = Nothing needs to be done
code-f33 = not understood
code-f33-means = Where a number, a level, a type or a decision should be, there is something that cannot be read
code-f33-do = Enter the value; if there are no data, write «н/д»
code-f34 = a thousand or a decimal
code-f34-means = One separator before three digits can be read in two ways: “1,024”
code-f34-do = Write thousands with a space (1 024), and a decimal with other than three digits
code-f35 = a unit in the cell
code-f35-means = «25 чел.» was read as 25
code-f35-do = Nothing needs to be done
code-f36 = a date instead of a number
code-f36-means = This looks like AutoCorrect in Excel: 3.5 became 3 May
code-f36-do = Give the cell a number format and enter the number with a comma
code-f37 = dates counted from 1904
code-f37-means = The workbook counts dates in another way (Excel for Mac saves them like this); this was taken into account
code-f37-do = Nothing needs to be done
code-f38 = fractions instead of percentages in the whole column
code-f38-means = The column is of percentages, but holds numbers from 0 to 1: a cell with the format “Percentage” stores a fraction
code-f38-do = Write percentages: 27,2, not 0,272
code-f39 = a percentage, a fraction or a count in the wrong place
code-f39-means = There is a fraction among percentages, a percentage instead of a count, or it is unclear which of the two it is
code-f39-do = Write what the heading asks for; a count and a percentage together are written with a slash: 12/34,5%
code-f40 = a number out of range
code-f40-means = There are no such percentages or means
code-f40-do = Correct the number; most often a decimal comma was lost
code-f41 = not a count
code-f41-means = The number of people is never fractional or negative
code-f41-do = Correct the number
code-f42 = a part greater than the whole
code-f42-means = More marks “2” than participants; more single-parent families than families
code-f42-do = Correct the number or the total
code-f43 = count and percentage disagree
code-f43-means = The number and the printed percentage do not agree with the total in the same row
code-f43-do = Check which total the percentage was computed from
code-f44 = the sum does not add up
code-f44-means = The marks do not add up to the number of participants, or the rows of schools to the total
code-f44-do = Find the faulty row or correct the total
code-f45 = the mean does not agree
code-f45-means = Such a mean mark cannot come from these marks
code-f45-do = Check the marks and their headings: are “2” and “5” swapped?
code-f46 = it is said that there are no data
code-f46-means = «н/д», «менее 5» and the like: this is not zero
code-f46-do = If there are data and the methodology needs them, enter them
code-f47 = empty cell
code-f47-means = Empty is not zero: the indicator counts as missing
code-f47-do = If it is zero, enter 0
code-f48 = a mean score without participants
code-f48-means = There are 0 participants, but there is a mean score
code-f48-do = Correct the number of participants or delete the score
code-f49 = a sharp difference
code-f49-means = The value is far from last year's or from that of other schools
code-f49-do = Check it with the school; if it is correct, nothing needs to be done
code-f50 = a column of equal values
code-f50-means = All schools have one value: perhaps it was copied to the whole column. An indicator with a scale that depends on other schools then tells nothing apart and counts as missing
code-f50-do = Check the column or remove the indicator from the methodology
code-f51 = a row of totals
code-f51-means = «Итого», «в том числе», «среднее» are not schools and do not count
code-f51-do = Nothing needs to be done
code-f52 = a school twice, with the same data
code-f52-means = Two rows on one school for one year
code-f52-do = Delete one of the rows or the repeated file
code-f53 = a school twice, with different data
code-f53-means = Two rows (or two decisions) on one school contradict each other; the program does not choose between them
code-f53-do = Leave the correct one
code-f54 = a school not recognised
code-f54-means = The school is not in the register, or its name fits several or is not stated
code-f54-do = Correct the name or add it to the column «Другие названия» of the register
code-f55 = no data on a school
code-f55-means = The school is in the register, but there are no data on it or not enough; it is not assessed, and this does not mean “doing well”
code-f55-do = Ask for the data or take the school out of the register
code-f56 = not all years were taken
code-f56-means = For some of the years that the methodology takes there are no data on the school
code-f56-do = If there are data, enter them
code-f57 = code and name contradict each other
code-f57-means = The code of one school stands beside the name of another, a code stands in the register twice, or similar names in the files may be one school
code-f57-do = Correct the code or the name, or add the name to the column «Другие названия» of the register
code-f58 = look-alike letters
code-f58-means = A Russian word has a Latin letter; this does not disturb the comparison of names
code-f58-do = Nothing needs to be done
code-f59 = extra spaces and invisible characters
code-f59-means = They do not disturb the comparison of names and numbers
code-f59-do = Nothing needs to be done
code-f60 = a line split wrongly
code-f60-means = A quotation mark is not closed, or the line has more fields than there are headings
code-f60-do = Save the file again from Excel; in a comma-delimited file a decimal with a comma must stand in quotes
code-f61 = year
code-f61-means = It is unclear which year the data are for, or the year is not one that the methodology needs
code-f61-do = State the year in the heading of the sheet or in selection.toml
code-f62 = data that do not fit the level of the school
code-f62-means = The indicator does not apply to the school (its level in the register is another), but there are data for it
code-f62-do = Check the level of the school in the register
code-f63 = few participants
code-f63-means = There are fewer participants than the methodology requires: the indicator is not assessed
code-f63-do = Nothing needs to be done: what becomes of its weight is decided by the methodology
code-f64 = a tie at the cut
code-f64-means = Several schools have an equal value at the boundary of the list; decided by the rule of the methodology
code-f64-do = Nothing needs to be done
code-f65 = the rank depends on rounding
code-f65-elsewhere = How firm the rank of a school is, is said by shnor robust
code-f66 = an unknown key of the settings
code-f66-elsewhere = Errors of the methodology and of selection.toml are shown with line and column, exit code 3
code-f67 = the sum of the weights
code-f67-elsewhere = An error of the methodology: shnor criteria check names it, exit code 3
code-f68 = an unknown layout
code-f68-means = selection.toml names a layout that does not exist. A column that the methodology needs is F28
code-f68-do = Correct layout in selection.toml
code-f69 = the methodology has changed
code-f69-elsewhere = How it differs from last year's methodology will be said by the comparison of selections
code-f70 = a criterion that changes nothing
code-f70-elsewhere = shnor criteria check --data says this; an indicator that is equal for all is F50
code-f71 = another municipality
code-f71-means = Rows of schools of another municipality are not used; if the name only resembles yours, it is an error
code-f71-do = Correct the name of the municipality; rows of others can stay
code-f72 = a file, a sheet or a folder was not used
code-f72-means = It does not look like any known document, or it lies in a folder inside
code-f72-do = If it holds data for the selection, check the headings; if not, take it out of the folder
code-f73 = no register
code-f73-means = Without a register it is unclear which schools there are
code-f73-do = Save the proposed register, or put in a table with the columns «Код», «Наименование», «Тип», «Уровень»
code-f74 = a year was left out
code-f74-means = The results of the school for a year do not count: a rule of the methodology holds
code-f74-do = Check the data by which the rule held
code-f75 = few schools to compare with
code-f75-means = The group has fewer than five schools with data: a scale that compares schools is not applied
code-f75-do = Merge the groups in the methodology or take a scale with fixed ends
code-f76 = an incomplete decision of the commission
code-f76-means = It does not state who decided, when, by which act and why
code-f76-do = Fill in these columns: without them the decision cannot be proved
code-f77 = nothing was blended
code-f77-means = The share taken from an indicator does not lie between 0 and 1
code-f77-do = Correct the data or take another indicator
code-f78 = no scale
code-f78-means = The methodology has no scale for the value or for such a school
code-f78-do = Add a scale for such schools or values to the methodology
code-f79 = counts from percentages
code-f79-means = The column holds percentages; the count was recovered from them and the number of participants, only one fits
code-f79-do = Nothing needs to be done
code-f80 = participants without a result
code-f80-means = The table of participants has rows without a score and a mark: they do not belong to the number of participants
code-f80-do = Nothing needs to be done if they did not sit the exam
code-f81 = the minimum taken from the table
code-f81-means = The table of participants has no column «Зачёт» (passed): participants with a score below the set minimum count as not having reached the minimum
code-f81-do = Add the column «Зачёт» if the database has it
code-f82 = a bound within the rounding
code-f82-means = Only the printed percentage is known, and it does not say on which side of the bound the true one lies
code-f82-do = Enter the count and the total, and the share will be exact
code-f83 = results that are not the main ones?
code-f83-means = The heading or the name of the sheet or the file has a word such as «досрочный», «пересдача», «предварительные» (early, resit, preliminary)
code-f83-do = If the results are the main and final ones, remove this word or name the layout in selection.toml; if not, take the file out

# How firm the list is
firm-heading = How firm the list is
firm-withheld = How firm the list is is not told in an edition for publication: what is withheld could be computed from it.
firm-none = Nothing can be said of how firm it is: the methodology draws up no list, or its calculation cannot be simulated.
firm-summary = Firmly on the list: { $firm ->
    [one] { $firm } school
   *[other] { $firm } schools
 } of { $listed }.
firm-inside = At the boundary, on the list: { $schools }
firm-outside = At the boundary, outside the list: { $schools }
firm-in-brackets = In brackets: how often the school would be listed if the same years were repeated with other pupils of the same kind (draws: { $draws }), or another cause.
firm-school = { $school } ({ $causes })
firm-percent = { $percent }%
firm-percent-below = less than { $percent }%
firm-percent-above = more than { $percent }%
firm-cell-below = < { $percent }%
firm-cell-above = > { $percent }%
doubt-results = with other pupils of the same kind the school is listed { $often }
doubt-rounding = its score differs by no more than { $near } from the score of the nearest school on the other side of the cut
doubt-without = the decision is different without one of the indicators: { $indicators }
doubt-weights = the decision is different if one of these weights is changed by a tenth: { $weights }
firm-school-results = With other pupils of the same kind the school would be listed { $often }{ $places }.
firm-school-weights = With other weights, on average the same, { $often }{ $places }.
firm-place = , rank { $place }
firm-places = , rank from { $low } to { $high }
firm-no-places = {""}
firm-school-firm = The decision is firm.
firm-school-border = The decision is at the boundary:
firm-also = The school is also listed by other methodologies for which the data were enough: { $titles } (there are { $count } such methodologies).
firm-also-none = Other methodologies for which the data were enough ({ $count }) do not list the school.
firm-agreement = { $title } ({ $id }): on its list { $listed ->
    [one] { $listed } school
   *[other] { $listed } schools
 }, in common with this list { $both } of { $here }.
firm-note-results = Pupils: draws { $draws }. The numbers of marks “2”, “4”, “5”, of those below the minimum and other shares of pupils are drawn anew around those observed, all marks of one exam together: this is how the same years would look with other pupils of the same kind. It says nothing of errors in the data or of what will be next year.
firm-note-no-results = The list is not drawn anew with other pupils: no value that decides is a share of pupils.
firm-note-still = These do not change in the draws, because their spread is unknown: { $indicators }{ $share }.
firm-note-share = {" "}({ $percent }% of the weight); the true uncertainty is greater
firm-note-weights = Weights: draws { $draws }. The weights are taken around those written in the methodology: a weight of 15% varies from about 11 to 19%, a weight of 50% from 45 to 55%.
firm-note-seed = The draws can be repeated to the last digit (seed { $seed }). They do not affect the decision: it is at the boundary if with other pupils it changes in more than 2.5% of cases, if the score differs by no more than 0.05 (of 100) from the score of the nearest school on the other side of the cut, or if it changes without one of the indicators or with a weight a tenth greater or smaller.
firm-same = The same list without any one of these indicators: { $titles }
firm-change-both = { $title }: would enter: { $enters }; would leave: { $leaves }
firm-change-enters = { $title }: would enter: { $enters }
firm-change-leaves = { $title }: would leave: { $leaves }
firm-shifted-none = Changing any one weight by 10 or by 20% does not change the list.
firm-shifted = { $title }, { $percent }
firm-minus = weight { $percent }% smaller
firm-plus = weight { $percent }% greater
firm-column-results = Pupils
firm-column-weights = Weights
firm-column-places = Ranks
firm-column-strip = Rank in 95% of cases
firm-column-weighed = What is weighed
firm-column-from = From
firm-column-to = To
firm-row-listed = * { $school }
firm-row-outside = {"  "}{ $school }
firm-doubts = Why at the boundary
firm-doubt = { $school }: { $doubts }
firm-without = Without one indicator
firm-shifted-heading = Another weight
firm-intervals = Within which bounds a weight does not change the list
firm-intervals-note = One weight changes, the others of the same index share what is left in the former proportion; the bounds were found in steps of a thousandth of the index.
firm-others = Other methodologies on the same data
firm-notes = What this means
cli-robust-about = Show how firm the list is: other pupils, other weights, without one indicator
cli-robust-examples =
    Examples:
      shnor robust sample-data/norilsk-2020
      shnor robust "Report 2020" --format md > firmness.md
      shnor robust data --criteria thirty-percent-two --format json
progress-reading = Reading files
progress-firm = How firm the list is
cli-value-when = WHEN
cli-color = Colour: auto (on a terminal, unless NO_COLOR is set), always, never
cli-csv-excel = Print CSV for Excel: decimal commas, semicolons between columns, headings in the language of the report. The CSV files of the report folder stay for programs
failure-csv-excel = --csv-excel is CSV for Excel: no other format (--format) goes with it
column-note = Note
note-synthetic = invented data
note-public = edition for publication: some numbers are withheld
cli-value-document = DOCUMENT
cli-schema-about = Print the JSON Schema of what the program writes for programs
cli-schema-document = The document: result (result.json and select --format json), run (run.json), explain, robust, check, compare, verify (their --format json), verify-list (verify --list)
cli-schema-examples =
    Examples:
      shnor schema result > result.schema.json
      shnor schema check
cli-format-robust = Format of the output: table, json, md
cli-explain-listed = All schools of the list
cli-explain-why-not = Why a school is not on the list; if no schools are named, those nearest to the cut
cli-explain-against = What to compare with: the name of a school, median (the city median) or cut (the first school on the other side of the cut)
failure-why-not-listed = { $school } is on the list: ask about it without --why-not
failure-nobody-listed = There is not a single school on the list: name the school to be explained
failure-nobody-outside = All assessed schools are on the list: name the school to be explained
explain-numbers = Where each number comes from
column-difference = Difference
column-by-weight = Due to weight
against-title = Comparison
against-first-outside = With the first school outside the list, { $school }: score { $score } against { $other }, difference { $difference }.
against-last-inside = With the last school of the list, { $school }: score { $score } against { $other }, difference { $difference }.
against-first-beyond = With the first school beyond the cut of this year, { $school }: score { $score } against { $other }, difference { $difference }.
against-last-within = With the last school inside the cut of this year, { $school }: score { $score } against { $other }, difference { $difference }.
against-kept-beyond = What keeps it beyond the cut of this year: { $parts }.
against-school = With the school { $school }: score { $score } against { $other }, difference { $difference }.
against-median = With an imaginary school that has the city median in each indicator: score { $score } against { $other }, difference { $difference }.
against-note = The numbers are shown rounded: the sum of the differences may differ from the total by one in the last digit.
against-itself = This is the same school: there is nothing to compare.
against-no-score = They cannot be compared: the school { $school } has no score.
against-nobody-outside = There is nobody to compare with: no school with a score is outside the list.
against-nobody-inside = There is nobody to compare with: no school with a score is on the list.
against-kept-off = What keeps it off the list: { $parts }.
against-part = { $indicator } ({ $difference })
change-title = What would change the decision
change-leaves = The school would leave the list{ $others } if one of the indicators were as follows (the others as they are):
change-enters = The school would enter the list{ $others } if one of the indicators were as follows (the others as they are):
change-note = This is a measure of how near the cut is, not advice: the other indicators are held as they are, although the marks of one exam go together.
change-line = { $indicator } — { $what }
change-counts = { $numerator } of { $denominator } instead of { $now } ({ $way })
change-counts-year = { $year }: { $numerator } of { $denominator } instead of { $now } ({ $way })
change-more = { $count } more
change-less = { $count } fewer
change-value = { $value } instead of { $now }
change-others-enter = {" "}({ $schools } would enter instead)
change-others-leave = {" "}({ $schools } would leave)
change-others-equal = ; its score would equal that of { $schools }, { $count ->
    [1] which
   *[other] all of which
} would stay on the list
change-computed = This is about the decision by the calculation: the commission decided otherwise.
change-others-none = ; the other decisions would not change
change-easiest-note = How near the cut is: how many results in one indicator would change the decision on the school if everything else stayed as it is. This is a measure, not advice.
change-easiest-leaves = How near the cut is: { $change }, and the school would leave the list{ $others }.
change-easiest-enters = How near the cut is: { $change }, and the school would enter the list{ $others }.
change-out = No value of a single indicator would change the decision: { $indicators }.
change-idle = These do not affect the decision: { $indicators }.
rule-cell-pupils = ; it would be otherwise with { $numerator } of { $denominator } ({ $way })
sufficient-any = { $needed ->
    [1] Any one
   *[other] Any { $needed }
 } of the { $yes } conditions that hold would be enough.
sufficient-all = { $yes ->
    [1] The rule rests on one condition that holds.
   *[other] All the conditions that hold are needed.
}
sufficient-any-year = One year of { $years } would be enough.
sufficient-unknown = { $lacking ->
    [one] { $lacking } condition is
   *[other] { $lacking } conditions are
} lacking; without the missing data the rule cannot hold whatever the other results.
sufficient-lacking = { $lacking ->
    [one] { $lacking } condition is
   *[other] { $lacking } conditions are
 } lacking; the nearest: { $nearest }.
sufficient-near = { $title }{ $year } ({ $count ->
    [one] { $count } result
   *[other] { $count } results
 })
firm-of-school = How firm the decision is
firm-computed = This is about the decision by the calculation: decisions of the commission do not change it.
firm-empty = By the calculation the list is empty.
firm-untested = How firm the list is was not tested: the methodology has neither a spread of results nor weights that could be changed.
firm-often = in { $percent }% of cases
firm-often-below = in less than { $percent }% of cases
firm-often-above = in more than { $percent }% of cases
cause-rounding = score right at the cut
cause-without = without one indicator
cause-weights = another weight
firm-school-lacking = Nothing can be said of how firm it is: the data on the school are insufficient.
firm-school-firm-weights = With other weights and without one indicator the decision is the same; with other pupils it was not tested.
firm-school-untested = How firm it is was not tested: the spread of the values is unknown, and there are no weights.
firm-no-scores = Without this indicator no school would have a score: { $titles }
firm-others-lacking = Not compared, because the data or the years are not enough for them: { $titles }.
firm-table-star = An asterisk marks a school on the list.
firm-table-results = “Pupils” is how often the school is listed with other pupils of the same kind.
firm-table-weights = “Weights” is how often it is listed with other weights.
firm-table-cut = The line inside the strip is where the list ends.
firm-table-rest = The other schools with a decision ({ $rest }) are almost never listed.
firm-table-lacking = Of schools with insufficient data ({ $lacking }) this cannot be said.
report-cut-tied = Because of equal scores at the cut the list has { $listed } schools, not { $wanted }.

## Language of the output, and examples

cli-value-language = LANGUAGE
cli-lang = Language of help, messages and reports: ru, en
cli-keyboard = “{ $written }” was not understood: the Russian keyboard layout seems to be on. Did you mean “{ $near }”?
cli-top-examples =
    Examples:
      shnor --lang en select sample-data/norilsk-2020
      shnor --lang en select --help
      shnor --help
cli-criteria-check-examples =
    Examples:
      shnor criteria check my-methodology.toml
      shnor criteria check my-methodology.toml --data "C:\Schools\2020" --year 2020
cli-criteria-show-examples =
    Examples:
      shnor criteria show municipal-index
      shnor criteria show my-methodology.toml --out annex.md
cli-criteria-list-examples =
    Examples:
      shnor criteria list
cli-criteria-new-examples =
    Examples:
      shnor criteria new --out my-methodology.toml
cli-criteria-schema-examples =
    Examples:
      shnor criteria schema > schema.json
cli-criteria-reference-examples =
    Examples:
      shnor criteria reference > reference.md
template-yes = да
template-no = нет

## The edition for publication

banner-public = FOR PUBLICATION. Withheld: numbers of people below { $count }, except zero; indicators of groups of fewer than { $group } people; and everything from which they could be computed: scores, ranks, schools at risk, notes on the data, how firm the list is. Medians are those of the published values.
banner-public-barred = The methodology uses VPR results: scores and ranks of schools are not published; schools stand in the order of the register.
missing-withheld = not published: some of the numbers that it is made of are small
handled-by-methodology = was dealt with as the methodology says
handled-withheld = was taken into account when the list was drawn up
cli-public-findings = Notes on the data: { $count }. In an edition for publication they are not printed; `shnor check` or a run without --public shows them.
cli-public = Edition for publication: small numbers and everything from which they could be computed are withheld; other internal matter is not printed
run-public = this is an edition for publication: some of its numbers are withheld, and nothing can be computed from it again. Use the internal report
selection-public = { $key } must be { $least } to 1000: the threshold can only be raised
report-cut-withheld = Schools with a score: { $ranked }; on the list: { $listed }. Scores and the cut are not published: what is withheld could be computed from them.
report-withheld = Taken into account but not published (small, or telling small ones): { $indicators }

## What the program writes, prints and shows

cli-restored = A write was interrupted; the earlier report is back in its place: { $path }
reason-busy = another program is using the folder or a file in it
reason-quota = the file is larger than the system allows

## The workbook “перечень.xlsx”

book-title = { $title }. { $sheet }
book-sheet-list = List
book-sheet-ranking = All schools
book-sheet-contributions = Contributions
book-sheet-rules = Rules
book-sheet-charts = Charts
book-sheet-sources = Source data
book-sheet-methodology = Methodology
book-sheet-findings = Findings
book-sheet-firm = Firmness
book-sheet-run = Run
book-exact = { $what }: exact
book-exact-above = { $what }: numerator of the fraction
book-exact-below = { $what }: denominator of the fraction
book-step = { $index }: { $step }
book-why-none = { $why } ({ $handled })
book-sources-note = Here are the values that the methodology takes, each with its cell. Whatever else was read is in observations.csv.
book-sum-rounded = The points of the indicators are rounded by the methodology to { $digits ->
        [0] whole ones
        [one] { $digits } digit
       *[other] { $digits } digits
    } and then added up: the sum of those shown is the score of the school. The points of an indicator are “On the scale” × “Weight”; compute from numerator and denominator, not from the rounded share. To the right of the printed page are the exact values; where a value is no decimal its numerator and denominator stand beside it.
book-sum-note = Points are shown rounded { $digits ->
        [0] to whole ones
        [one] to { $digits } digit
       *[other] to { $digits } digits
    }, each by itself, so that the sum of those shown may differ from the score of the school in the last digit. To the right of the printed page they stand with { $sum_digits } digits: add them up by school and round likewise, and you have the score; the sum is there too. Further right are the exact values; where a value is no decimal its numerator and denominator stand beside it. The points of an indicator are “On the scale” × “Weight”; compute from numerator and denominator, not from the rounded share.
book-more = And more rows: { $count }; all of them are in the CSV files of the report.
book-no-findings = There is nothing odd in the data.
book-findings-withheld = Findings about the data are not told in an edition for publication.
book-version = Program: shnor { $version }
book-dropped = Columns of personal data left out: { $columns }
book-register-accepted = The register of schools was made from the files and accepted (--accept-register).
book-run-note = The digests of the files of the report are in run.json, the methodology file word for word is criteria.toml.
book-chart-shortfalls = What the shortfalls of the listed schools are made of
book-chart-shortfalls-note = A shortfall is how many points are lacking to the median of the city. Only indicators in which the school is below the median are shown; what it is better in is not taken off here.
book-chart-rest = Other indicators
book-chart-scores = Scores of the schools and the cut of the list
book-axis-shortfall = Shortfall, points
book-series-listed = Listed
book-series-others = Not listed
book-series-cut = Last score of the list
column-school-code = School code
column-district = District
column-decision = Decision of the commission
column-computed = As computed
column-decided = In the end
column-because = Why
column-lacking = No value of
column-withheld = Not published
column-its-value = Value
column-above = Numerator
column-below = Denominator
column-years = Years
column-normalised = On the scale
column-why-none = Why there is no value
column-points-long = Points, { $digits } digits
column-points-sum = Sum of the school’s points
column-rule = Rule
column-held = Holds
column-yes = Yes
column-no = No
column-unknown = Unknown
column-by-what = By which values
column-measure = What it is
column-printed = Percent in the cell
column-about = About
column-text = Text

## Attachment to an order
attachment-number = Attachment No. ______
attachment-order = to the order of ________________________
attachment-date = of ___ ______________ 20___ No. _____
attachment-reasons = Why
attachment-scale = Scale 0 → 1
attachment-scale-ends = { $nought } → { $one }
attachment-value = { $value } ({ $counts })
attachment-rounded = Points are shown rounded and were added up exactly: the sum of those shown may differ from the total by one in the last digit.
attachment-meaning = The median is that of the schools of the city. “Scale 0 → 1”: at which value an indicator gives no points and at which it gives all, as many as its weight. A shortfall is how many points are lacking to the median. In brackets is the number of pupils; compute from it, not from the rounded share.
attachment-missing = What is not in the data, and why
attachment-inapplicable = Do not apply to schools of this level and do not count towards coverage: { $indicators }
attachment-nothing-missing = There are values of all indicators of the methodology.
attachment-files = File and sheet
attachment-cells = Cells that the numbers of the school are from
attachment-decision = Decision of the commission:
attachment-form = { $school }. { $line }
attachment-objections = Objections of the school:
attachment-day = Date
attachment-signature = Signature
attachment-data = Data
attachment-again = How to make this document again
attachment-again-text = This document was made by the program shnor { $version }. From the same files, by the same methodology and for the same year ({ $year }) the same version of the program makes the same document to the last character. The file of the methodology and all numbers stand beside it: criteria.toml, result.json, run.json.
attachment-again-public = This document was made by the program shnor { $version }: the edition for publication (--public). From the same files, by the same methodology and for the same year ({ $year }) the same version of the program makes the same document to the last character. The file of the methodology and the published numbers stand beside it: criteria.toml, result.json, run.json.

## The page and its pictures

page-skip = To the list
page-contents = Contents
page-find = Find a school
page-every = any
page-open = Open all
page-close = Close all
page-shown = Rows shown: { $shown } of { $all }
page-pictures = The whole at a glance
page-schools = Schools one by one
page-schools-note = For each school, all that the verdict is made of, down to file, sheet and cell. What is open is printed.
page-cards-some = All that the verdict is made of, down to file, sheet and cell, is shown for { $shown } schools of { $all }: those that are listed, at risk, decided by a commission or not judged. The others stand in the table of all schools. What is open is printed.
page-to-list = To the list
page-verdict = { $status }; rank { $rank }, score { $score }
page-verdict-score = { $status }; score { $score }
page-record = About this run
page-version = Made by shnor, version { $version }.
page-files = The files of this report: { $files }
chart-shown = The first { $shown } of { $all } are shown.
chart-standing-title = Schools by score
chart-standing = Schools stand by rank, the one most in need first. A sign shows the score, its shape the verdict.
chart-standing-cut = The dashed line is the last score of the list.
chart-standing-bar = The dashed line is the end of the scores that are listed.
chart-standing-places = On the right, the rank and the limits between which it would lie in 95% of cases with other pupils like these.
chart-tip-score = { $school }: score { $score }, { $status }
chart-points-title = What the score is made of
chart-points = A bar is the points that an indicator gave; the pale bar is its weight; the stroke, the points that the city's median would give.
chart-tip-points = { $indicator }: { $points } points at a weight of { $weight }
chart-heat-title = Schools and indicators
chart-heat = A cell holds the value of an indicator; its colour, how it stands among all schools: five equal parts, from the best to the worst. The worst part is marked by colour and by bold type. A dash means that there is no value, an empty cell that the indicator does not apply to the school.
chart-heat-best = best
chart-heat-worst = worst
chart-withheld = withheld
chart-heat-withheld = “Withheld” means that the value is not published.
chart-tip-value = { $school }; { $indicator }: { $value }
chart-quadrant-title = Results and conditions
chart-quadrant = Upwards, { $results }; to the right, { $conditions }; both as the methodology computes them. The dashed lines are the medians: schools with low results in hard conditions stand { $corner }. Names stand where there is room for them; schools that lack one of the two numbers are not shown.
chart-axis-right = { $index }: further right is better off
chart-axis-up = { $index }: higher is better off
chart-axis-left = { $index }: further right is worse off
chart-axis-down = { $index }: higher is worse off
chart-slope-title = What changed within a year
chart-slope = { $indicator }: { $earlier } and { $later }. It is the weightiest indicator that has two years. Schools of the list and those at risk are named; schools that lack one of the two years are not shown.
chart-tip-slope = { $school }: { $before } → { $after }
chart-label = { $school }, { $value }
chart-corner-low = at the bottom left
chart-corner-high = at the top right
chart-column = { $title }, { $year }
chart-rules-title = Schools and rules
chart-rules = A cell holds a value that the rules of the list look at; colour and bold type mark a value by which the condition holds: darker, what the rule counts; paler, what alone is not enough. A dash means that there is no value.
chart-tip-cell = { $school }; { $cell }
# Years: lists compared
cli-value-run = REPORT
cli-value-pair = OLD=NEW
cli-compare-about = Compare the lists of several years: who entered, who left and why
cli-compare-runs = Report folders (select --out writes them) or files result.json, two or more; of a result.json alone less is seen: there is nothing to split a change by
cli-compare-out = Folder for the comparison: a page, a workbook, Markdown, compare.json and tables in CSV
cli-compare-force = Replace an earlier comparison in this folder
cli-compare-same = These are one school: its code or name in the earlier report and in the later one (may be given several times)
cli-format-compare = How to print: table, json, csv, md
cli-compare-examples =
    Examples:
      shnor compare report-2021 report-2022
      shnor compare report-2020 report-2021 report-2022 --out comparison
      shnor compare report-2021 report-2022 --same "240035=240099" --format csv > changes.csv
compare-no-run = { $path } is neither a report folder nor a result.json. Make the report first: shnor select DATA --out FOLDER, then compare the folders
compare-same-run = the report { $path } is named twice: it is not compared with itself
compare-one-run = to compare takes two reports at the least: shnor compare report-2021 report-2022
compare-same-unknown = --same: there is no such pair of schools in two of the reports: { $pairs }. Write OLD=NEW: code or name of the school in the earlier report, the sign =, code or name in the later one
compare-some-proposed = { $count ->
    [one] { $count } pair of schools looks like one school, and nothing says so
   *[other] { $count } pairs of schools look like one school each, and nothing says so
 }: see “Which school is which”. If they are, repeat the command with --same
compare-title = The lists of { $years }: what changed and why
compare-run = { $year }: { $listed } listed, { $schools } schools in all. Methodology: { $criteria } (SHA-256 { $sha256 })
compare-run-named = { $year }, report “{ $name }”: { $listed } listed, { $schools } schools in all. Methodology: { $criteria } (SHA-256 { $sha256 })
compare-with-weight = { $what }; weight { $weight }
compare-step = { $before } → { $after }
compare-from-to = { $before } → { $after }
compare-summary = { $before } were listed, { $after } are. Entered: { $entered }. Returned (were listed earlier): { $returned }. Left: { $left }. Stayed: { $stayed }.
compare-nobody = none
compare-and-more = { $names } and { $count } more
compare-churn = Of the list of { $year }, { $left } of { $before } left. Had the same year come again with other pupils like these, { $chance } would have left on the average.
compare-churn-chance = Of the list of { $year }, { $left } of { $before } left: no more than chance alone would explain. Had the same year come again with other pupils like these, { $chance } would have left on the average.
compare-same-criteria = The methodology is the same.
compare-other-criteria = The methodology is another one:
compare-indicator-new = a new indicator: { $part }
compare-indicator-gone = an indicator less: { $part }
compare-weight = { $indicator }: weight { $before } → { $after }
compare-turn = What became of it
compare-score = Score
compare-change = Change
compare-place = Place
compare-own = Own results
compare-criteria = Methodology
compare-others = Other schools
compare-availability = What data there are
compare-entered = entered
compare-returned = returned
compare-left = left
compare-stayed = stayed
compare-outside = outside
compare-school = { $school }: { $turn }.
compare-part = { $part } { $points }
compare-part-of = { $part }: { $points } ({ $indicators })
compare-part-of-more = { $part }: { $points } ({ $indicators }; other indicators: { $count })
compare-place-parts = The place changed by { $change }: { $parts }.
compare-regression = Regression to the mean: { $fewest } to { $most } pupils stand behind the indicators of { $year }, and with so few the score would have changed by about { $expected } by itself.
compare-rule = Rule “{ $rule }”: { $before } → { $after }
compare-rule-held = held
compare-rule-not-held = not held
compare-rule-unknown = not known
compare-why-new = Not split: there was no such school in the report of { $year }.
compare-why-gone = Not split: there is no such school in the report of { $year } any more.
compare-why-merged = Not split: the school was merged of several ({ $schools }).
compare-why-divided = Not split: the earlier school was divided into several.
compare-why-no-scores = Not split: there is no score in either report.
compare-why-no-score = Not split: the school has no score in the report of { $year }.
compare-why-directions = Not split: by one methodology a high score means well-being, by the other need.
compare-why-little = Not split: the indicators that both years have are too few for a score by the methodology of { $year }.
compare-why-alone = Not split: of the report of { $year } there is only result.json.
compare-outside-schools = Schools outside the list in both years
compare-trend = Schools over the years
compare-point = { $status }; place { $place }; { $score }
compare-nobody-listed = No report lists any school.
compare-matches = Which school is which
compare-by-code = { $step }: { $count } were found by their code and under the same name; the others stand in the table.
compare-school-before = Was
compare-school-after = Is
compare-tie = Found by
compare-tie-told = said in the command
compare-tie-code-alone = by its code
compare-tie-code = its code; the name changed
compare-tie-predecessor = named as a predecessor in the register
compare-tie-name = its name
compare-tie-alias = another name in the register
compare-tie-spelling = its kind and number
compare-gone = not in the later report
compare-new = was not in the earlier report
compare-unknown-predecessor = { $school }: the register names a predecessor “{ $written }”, and the earlier report has no such school
compare-proposed = These may be one school: { $before } and { $after }. If they are, write “{ $from }” into the column «Предшественники» of the register or add to the command --same "{ $from }={ $to }"
compare-reading = How to read the parts
compare-reading-parts = The change of a score and of a place is split into four parts that add up to it. Own results: what the school's own indicators changed; methodology: other weights, scales, indicators; other schools: the scales and medians that all schools make and, for a place, whom a school is compared with; what data there are: an indicator that one of the years alone has. Each of the first three is averaged over all orders in which they could have changed (Shapley values over eight computed states).
compare-reading-others = A positive change of a score is not always for the better: see what a high score means by the methodology. Place 1 is the school most in need.
compare-reading-availability = The first three parts look only at indicators of which the school has a value in both years.
compare-reading-exact = The parts shown are rounded so that they add up to the change shown, and that is the difference of the numbers shown; exact ones, as fractions, are in compare.json and the tables in CSV.
compare-because-entered = Why it entered. { $reasons }
compare-because-returned = Why it returned. { $reasons }
compare-because-left = Why it left. { $reasons }
compare-because-stayed = Why it stayed. { $reasons }
compare-because-column = Why
compare-in-year = { $year }. { $what }
compare-by-same = The data changed the verdict.
compare-by-data = The data changed the verdict: by the methodology of { $before } the school { $is } in { $after } too, and by the methodology of { $after } it { $was } in { $before } too.
compare-by-criteria = The methodology changed the verdict: by the methodology of { $before } the school { $was } in { $after } too, and by the methodology of { $after } it { $is } in { $before } too.
compare-by-both = Data and methodology changed the verdict together: by the methodology of { $before } the school { $was } in { $after }, and by the methodology of { $after } in { $before } too.
compare-by-either = Either the data or the methodology would have changed the verdict: by the methodology of { $before } the school { $is } in { $after }, and by the methodology of { $after } in { $before } too.
compare-by-untried = The methodologies differ, and one year can not be computed by the methodology of the other here: whether data or methodology changed the verdict is not told.
compare-would-in = would be on the list
compare-would-out = would not be on the list
compare-needs = { $count ->
    [1] Without this change of the methodology the verdict of { $after } would be what it was
   *[other] Without any one of these changes of the methodology the verdict of { $after } would be what it was
 }: { $what }.
compare-needs-none = No change of the methodology decides alone: several do together, or indicators that only one of the methodologies has.
compare-identity-new = The report of { $year } does not have this school.
compare-identity-absent = The report of { $year } does not have this school; the last one that did is that of { $last }.
compare-identity-gone = The report of { $year } has this school no more.
compare-identity-merged = The school was made of several ({ $schools }), none of which was listed in { $year }.
compare-identity-merged-of = The school was made of several ({ $schools }), at least one of which was listed in { $year }.
compare-identity-divided = The school of before was split into several.
compare-unknown = Of the report of { $year } there is result.json alone: what decided is not told.
compare-commission = { $year }. A commission decided: { $decided } (computed: { $computed }). { $by }, { $date }, { $act }. Grounds: { $reason }.
compare-inside = score { $score }, place { $place } of { $ranked }, inside the cut ({ $listed ->
    [one] { $listed } school is
   *[other] { $listed } schools are
 } inside)
compare-beyond = score { $score }, place { $place } of { $ranked }, beyond the cut ({ $listed ->
    [one] { $listed } school is
   *[other] { $listed } schools are
 } inside)
compare-threshold = score { $score }; a score is listed that is { $interval }
compare-tied = equal scores at the cut: { $schools }; { $rule }
compare-ties-include = by the methodology all are listed
compare-ties-exclude = by the methodology none is listed
compare-ties-break = by the methodology those worse by further indicators are listed
compare-lacking = too little is known for a verdict
compare-lacking-these = too little is known for a verdict; no values: { $what }
compare-lacking-more = too little is known for a verdict; no values: { $what } and { $count } more
compare-lacks = { $indicator } ({ $why })
compare-excluded = the school was not considered: no ground of the list applies to it
compare-excluded-kind = the school was not considered: the methodology considers no such schools
compare-excluded-rule = the school was not considered: the rule «{ $rule }» holds
compare-of-part = «{ $part }»: { $what }
compare-differs = { $what }: was «{ $before }», is «{ $after }»
compare-differs-no-more = { $what }: was «{ $before }», is no more
compare-differs-now = { $what }: was not there, is «{ $after }»
compare-differs-somehow = { $what }: other than before
compare-words-differ = other words on the methodology, which decide nothing: { $what }
compare-decides-the-same = all that decides is the same
compare-criteria-unknown = in what it differs can not be told: one of the methodologies is not here
compare-index-new = new index: { $part }
compare-index-gone = index no more: { $part }
compare-rule-new = new rule: { $part }
compare-rule-gone = rule no more: { $part }
compare-all-alone = Of the report of { $year } there is result.json alone: changes are not split, and what decided — the year, earlier years or a commission — is not told.
compare-all-directions = Changes are not split: by one methodology a high score means well-being, by the other need.
compare-part-alone = { $part }: { $points }
compare-why-absent = Can not be split: the report of { $year } does not have this school; the last one that did is that of { $last }.
compare-back = after a gap, from the report of { $year }: { $how }
compare-regression-column = Regression to the mean
book-sheet-causes = Why
book-sheet-places = Places
aspect-id = id
aspect-title = title
aspect-purpose = purpose
aspect-source = source
aspect-act = act
aspect-verified = check against the act
aspect-standing = standing
aspect-valid = years of the list
aspect-note = note
aspect-approved = approval
aspect-direction = what a high score means
aspect-measures = own measures
aspect-added = new
aspect-removed = removed
aspect-name = title and mark
aspect-taken = what is taken
aspect-years = years
aspect-pool = how years are put together
aspect-cohort = smallest number of results
aspect-who = schools it applies to
aspect-dropped = years left out
aspect-scale = scale
aspect-method = how it is computed
aspect-weights = parts and weights
aspect-missing = missing data
aspect-steps = steps after the sum
aspect-grades = words for numbers
aspect-test = condition
aspect-rounding = rounding
aspect-list = drawing of the list
aspect-ranked = index that ranks
aspect-size = size of the list
aspect-threshold = scores that are listed
aspect-grounds = rules that list
aspect-combine = how grounds combine
aspect-ties = equal scores at the cut
aspect-risk = group at risk
aspect-excluded = schools not considered
aspect-history = entry and exit over years
compare-numbers-of-year = { $year }: { $what }.
compare-by-earlier = By the methodology of { $before } the school { $was } in { $after }.
compare-by-rule = What decides is the rule of entry and exit, which is another: by the rule of { $before } the school { $would } in { $after }.
compare-by-rule-gone = What decides is the rule of entry and exit, which is there no more: by the rule of { $before } the school { $would } in { $after }.
compare-by-no-rule = What decides is the rule of entry and exit, which was not there before: without it, as in { $before }, the school { $would } in { $after }.
compare-year-alone = First of the year alone, without earlier years.
compare-slope-title = Score: { $before } and { $after }
compare-slope = Each line is a school: its score in the earlier report at the left, in the later one at the right. Named are the schools that are on one of the two lists at the least.
compare-years = Years
compare-score-before = Score before
compare-score-after = Score after
compare-place-before = Place before
compare-place-after = Place after
compare-not-split = Why it is not split
compare-points-before = Points before
compare-points-after = Points after
compare-adjustments = Changes to the sum (caps, rounding and other steps)
book-sheet-changes = Changes
book-sheet-parts = By indicator
book-sheet-trend = Over the years
book-sheet-matches = Which is which
book-sheet-reading = How to read
banner-what-if = DRAFT: what would be with the changes of the file { $file } (changes: { $count }). Not a list.
note-what-if = draft, not a list
draft-file = file of changes
draft-heading = What is different
draft-changes = Changes
draft-column-line = Line
draft-column-what = What is changed
draft-column-was = Was
draft-column-now = Is
draft-column-why = Why
draft-no-number = no number
draft-changed = { $school }, { $measure }, { $year } ({ $place })
draft-changed-unread = { $place } (no number of a school, moves no score)
draft-changed-untaken = { $school }, { $measure }, { $year } ({ $place }): the methodology does not take this number, it moves no score
draft-changed-nowhere = { $school }, { $measure }, { $year } (in no file)
draft-from-to = { $before } → { $after }
draft-enters = { $count ->
    [1] School that would enter
   *[other] Schools that would enter
} the list: { $schools }.
draft-leaves = { $count ->
    [1] School that would leave
   *[other] Schools that would leave
} the list: { $schools }.
draft-same-list = The list would be the same.
draft-nothing = No school would have another score, place or decision.
draft-moved = Score, place or decision would be different for { $count ->
    [one] { $count } school
   *[other] { $count } schools
}:
draft-note = Before the arrow: by the original files; after it: with the changes. The differences of indicators and steps add up exactly to the difference of the score. “The scale moved”: the indicator compares schools with one another, and others are different; “another weight”: data of other indicators of the school came or went.
draft-part = { $indicator } { $difference } ({ $before } → { $after })
draft-part-scale = { $indicator } { $difference } ({ $before } → { $after }; same value, the scale moved)
draft-part-weight = { $indicator } { $difference } ({ $before } → { $after }; same value, another weight)
draft-step = { $step } { $amount }
draft-rule = rule “{ $rule }”: { $before } → { $after }
draft-scored = no score without the changes
draft-unscored = no score with the changes
draft-others = nothing is different at the school itself: others moved
cli-what-if = File of changes (.csv): what would be if numbers were others. Columns: file, sheet, cell, value; or school, indicator, year, value. Everything is marked as a draft
cli-data-several = Folder with files, one file, or selection.toml. Several folders make as many lists: printed one after another, with --out each in a folder named by its year
cli-several-head = { $year }. Data: { $path }
cli-several-of = { $path }:
failure-what-if-public = a draft is not published: --what-if and --public do not go together
failure-what-if-several = --what-if works with one data folder: the changes are of its files. Call the program for each folder by itself
failure-one-year = two folders are of { $year }: { $one } and { $other }. Reports are named by their year: call the program for each by itself
failure-several-out = { $path } is a finished report, and the reports of several years are written into the folder that is named. Name another one
change-over-report = { $path } is a finished report and no draft: a draft does not replace it, not even with --force, so that a question does not cost a signed list. Name another folder
change-head = the file of changes { $file } has faults. Nothing was computed
changes-line = line { $line }: { $what }
change-contradicts = with the changes of { $file } the data contradict themselves: what stands beside a changed cell does not agree with it. Change those cells too, name the school and the indicator instead of the cell, or let the fault pass. Nothing was written
change-register = the changes of { $file } change the list of schools itself: change numbers only
change-heading = the column “{ $heading }” is not known. Columns: file, sheet, cell, school, indicator, year, value
change-heading-twice = the column “{ $heading }” stands there twice
change-headings = columns are missing. There must be file, cell, value (and sheet where there are several) or school, indicator, value (and year where there are several)
change-none = there are no changes: no line stands under the headings
change-too-many = there are more than { $most } changes: these are other data
change-fields = the line has { $fields } cells and the file { $columns } columns. Put a value with a comma or a semicolon in quotes
change-no-value = there is no new value. Where there is to be no number, write n/a
change-address = “{ $cell }” is no cell. Name one, such as E13
change-year = “{ $year }” is no year. It has four digits
change-form = name either a file and a cell, or a school and an indicator
change-twice = line { $line } changes this number already
change-same = this changes nothing: it is so already
change-no-file = there is no file “{ $file }” among the data
change-no-file-near = there is no file “{ $file }” among the data. Near: { $near }
change-file-unused = the file “{ $file }” was not read as data
change-no-sheets = the file has no sheets, and a sheet “{ $sheet }” is named: leave the column empty
change-no-sheet = there is no sheet “{ $sheet }” among those that were read: { $sheets }
change-which-sheet = the file has several sheets, name one: { $sheets }
change-no-cell = the sheet of this cell was not read
change-folded = a row of this file is a participant, and sums by school are what counts: name the school and the indicator
change-no-number-cell = this cell holds no number of a school: numbers can be changed
change-unread = “{ $value }” is no number in this cell
change-unknown = the methodology has no indicator or measure “{ $what }”. Indicators: { $known }
change-unknown-near = the methodology has no indicator or measure “{ $what }”. Near: { $near }. Indicators: { $known }
change-several = “{ $what }” is { $known }: name the id
change-derived = this indicator is made of others: { $known }. Change those
change-compound = this indicator is made of several measures, name one: { $known }
change-no-years = there are no data of any year for this indicator
change-which-year = name the year, there are several: { $years }
change-other-year = the methodology does not take this from { $year }. Years: { $years }
change-need-share = write 12/34, so many of so many, or a percent such as 35.3 %
change-date = “{ $value }” is a date: the spreadsheet took a fraction such as 8/12 for a day. Format the column as text and type it again
change-part-above-whole = { $part } is more than { $whole }: before the slash stands how many, behind it of how many
change-workbook = this is a workbook, not a text. Save the sheet of changes as CSV: File, Save As, CSV UTF-8
change-need-count = write a whole number such as 12
change-need-number = write a number such as 68.4
change-need-answer = write yes or no
change-need-counts = a percent can't be counted: nobody says of how many. Write 12/34
change-no-such-percent = { $value } of { $whole } is no whole number of people. Write how many of { $whole }: …/{ $whole }
change-several-counts = { $value } of { $whole } is { $least } to { $most } people. Write { $least }/{ $whole }
change-part = “{ $part }” is { $count }, more than “{ $all }”, { $of }
attachment-again-draft = The draft was made by shnor { $version }: select --what-if { $file }. From the same files, the same file of changes, by the same methodology and for the same year ({ $year }), the same version of the program makes the same document to the last character. The changes themselves are in run.json.
run-draft = this is a draft of what would be: compare lists that were drawn up

## Entry and exit over years

criteria-history-empty = [list.history] has neither enter nor leave: earlier years decide nothing
criteria-history-years = the years inside the cut (years) can't be more than the years looked at (of_last)
criteria-history-leave = leave needs at least one of: after_years, better_places, better_percent
criteria-history-gain = leave may have only one of: better_places, better_percent
criteria-history-unranked = only a list with an index has places: add index, or take better_places and better_percent out
criteria-history-no-list = the list puts nobody on it: [list.history] needs grounds — lowest, score or rules
remark-history-enter = [list.history] enter changes nothing: this year alone is enough to enter
remark-history-leave = [list.history] leave changes nothing: this year alone is enough to leave
remark-history-gain = [list.history] leave: with after_years = 1 a school outside the cut leaves at once, and places never come into it
remark-history-never = [list.history] leave: no place can become better by all 100 percent
remark-history-returns = [list.history]: a school that left after { $after ->
    [one] { $after } year
   *[other] { $after } years
 } outside comes back a year later without being inside: of { $last ->
    [one] { $last } year
   *[other] { $last } years
 } it still has { $years ->
    [one] { $years } year
   *[other] { $years } years
 } inside. Set this_year = "needed" or make of_last smaller
key-list-history = Entry and exit over years: earlier reports decide too (`shnor select … --history REPORT`)
key-table-history = Entry and exit over years. A school is inside in a year if the grounds of the list put it on it by that year alone. It was listed if it stood on the list by the final decision (a commission's included) of the last year that a report tells of. At least one of enter and leave is needed.
key-history-missing = What a year counts as that has no report or no verdict on the school: `refuse` — reports are needed, and a school whose verdict hangs on such a year, or on a place that no report tells, has “insufficient data”; `as_outside` — as a year outside; `as_inside` — as a year inside; `skip` — as no year at all
key-history-enter = When a school comes onto the list that was not on it; without this, by the rule of this year
key-history-leave = When a school leaves that was on the list; without this, by the rule of this year. A school inside does not leave
key-table-enter = Entry.
key-enter-years = In how many years the school must be inside
key-enter-of-last = Of how many last years, this one among them
key-enter-this-year = Whether this year is needed: `needed` — inside this year too, `counted` — this year counts as any other
key-enter-otherwise = What becomes of a school inside this year with too few years: `risk` — at risk, `not_listed` — not listed
key-table-leave = Exit: one of the conditions is enough.
key-leave-after-years = The school is outside for so many years in a row, this one among them
key-leave-better-places = Its place among all schools is better by so many than in the year in which it came onto the list: the first year on the list without a break, as far as reports tell; where they do not show it and the verdict could be another, note F95 says so
key-leave-better-percent = The same in percent: the place divided by the number of schools with a place
cli-history = Report of an earlier year (its folder or result.json), where the methodology looks at earlier years; said once for each year
failure-history-idle = methodology “{ $id }” does not look at earlier years: it has no [list.history]. Take --history out or choose another methodology
failure-history-none = the methodology looks at earlier years: { $count ->
    [one] the report of { $years } is needed
   *[other] the reports of { $years } are needed
 }. Add --history REPORT, once for each year. In the first year, draw the list by the same methodology without [list.history]
failure-history-years = the methodology needs the report of every year (missing = "refuse"), and there { $count ->
    [one] is none of { $years }
   *[other] are none of { $years }
 }. Add --history REPORT, once for each year
failure-history-run = earlier report { $path }: { $why }
failure-history-later = report { $path } is of { $year }, and the list is drawn for { $now }: it is no earlier one. Take it out or check the year
failure-history-twice = report { $path } is of { $year }, and { $other } was given for that year. Keep one of them
failure-history-foreign = no school of report { $path } ({ $year }) is in the register of this year: it seems to be of another municipality. Take it out
run-history = something is said of a school for { $year }, and no earlier report of that year is named
finding-history-unmatched = school “{ $school }” ({ $id }) of { $year } is not in the register of this year: its past does not count
finding-history-taken = “{ $school }” ({ $id }) of { $year } is “{ $other }”, whose past was taken from the school with the same code: this row does not count
finding-history-code = code { $id } was that of “{ $school }” in { $year } and is now that of “{ $other }”: whose past this is can't be told, and it does not count
finding-history-code-name = code { $id } was that of “{ $school }” in { $year } and is now that of “{ $other }”: the school was not found by its code, its past is taken by its name
finding-history-code-name-remedy = Check that it is the same school; if it is not, correct its name or its code in the register
finding-history-near = school “{ $school }” ({ $id }) of { $year } is not in the register of this year; it may be “{ $other }”, but nobody says so: its past does not count
finding-history-merged = “{ $other }” was merged of several schools, and “{ $school }” ({ $id }) of { $year } is one of them: whose past goes on can't be told, and it does not count
finding-history-predecessor = the register names “{ $other }” as a predecessor of “{ $school }”, and the report of { $year } has no such school
finding-history-unmatched-remedy = If the school was renamed, write its former name or code into the register's column of other names or of predecessors; if it was closed, nothing is to be done
finding-history-criteria = the report of { $year } follows another methodology ({ $id }): inside and outside meant something else there
finding-history-edition = the report of { $year } follows another edition of methodology “{ $id }”
finding-history-criteria-remedy = Check whether entry and exit may be judged by it; if not, draw the list of that year again by this methodology
finding-history-invented = the report of { $year } has invented data, and the data of this year are real
finding-history-real = the report of { $year } has real data, and the data of this year are invented
finding-history-invented-remedy = Take this report out of --history
finding-history-lacking = there is no report of { $years }: by the methodology { $counted }
finding-history-lacking-remedy = If there is a report of that year, add it: --history REPORT
history-missing-outside = such a year counts as one outside
history-missing-inside = such a year counts as one inside
history-missing-skip = such a year is passed over
finding-history-unused = the report of { $year } was not needed: the methodology looks at years from { $earliest } on
finding-history-unused-remedy = Take it out of --history, so that it can be seen which years decided
finding-history-entry = { $school } is already on the list of the report of { $year }, and there is no report of { $before }: the year of its entry is not known. The exit by place was counted from { $year }; with an earlier report the verdict may be another
finding-history-entry-remedy = If there is a report of the year before, add it: --history REPORT
code-f90 = school of an earlier report not found
code-f90-means = A school of an earlier report is not in the register of this year, neither by code nor by name, or it can't be told which one it is: its past does not count
code-f90-do = Write the former name or code into the register's column of other names or of predecessors
code-f91 = earlier report by another methodology
code-f91-means = An earlier report follows another methodology or another edition of it: “inside” meant something else there
code-f91-do = Draw the list of that year again by this methodology, or decide that it is right so
code-f92 = invented and real data together
code-f92-means = An earlier report has invented data and this year's are real, or the other way round
code-f92-do = Take this report out of --history
code-f93 = no earlier report
code-f93-means = The methodology looks at a year of which no report was given, and says what such a year counts as
code-f93-do = If there is a report, add it: --history REPORT
code-f94 = earlier report not needed
code-f94-means = The methodology no longer looks at this year: the report was not taken
code-f94-do = Take it out of --history
code-f95 = year of entry not known
code-f95-means = The methodology lets a school leave the list when its place is better than in the year of its entry, and the reports do not show when it entered: it is on the list of the earliest of them already, and there is no report of the year before. With it the verdict on the school could be another
code-f95-do = Add the report of the year before: --history REPORT. If no reports were drawn up then, nothing needs to be done
history-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
history-times = { $count ->
    [one] { $count } time
   *[other] { $count } times
}
history-nothing = {""}
history-cut = By the rule of this year:
history-listed = With earlier years, { $count } on the list.
history-cut-inside = Cut of this year: inside are schools with a score of { $end }. To the first school beyond ({ $outside }, { $outside_score }): { $gap }.
history-cut-outside = Cut of this year: inside are schools with a score of { $end }. To the cut: { $gap }.
history-entered = Listed by the rule of entry: in { $window } up to { $year } it was inside { $times } ({ $needed } needed to enter).
history-not-yet = Inside in { $year }, but not listed: in { $window } it was inside { $times }, and { $needed } is needed to enter.
history-stays = Stays on the list: inside in { $year }.
history-kept = Listed by the rule of exit: it was on the list; { $now }{ $after }{ $moved }.
history-now-outside = outside in { $year }
history-now-unknown = not assessed in { $year }
history-kept-after = , but it would leave only after { $after ->
    [one] { $after } year
   *[other] { $after } years
 } outside in a row, and it has been outside for { $outside }
history-kept-place = ; { $moved }, { $needed } needed to leave
history-kept-place-unknown = ; how its place has changed since it entered is not known
history-left-after = Left the list: outside for { $outside } in a row, as many as it takes.
history-left-place = Left the list: { $now }; { $moved }, { $needed } needed to leave.
history-open = It can't be decided: the outcome hangs on years without a verdict on the school or without its place ({ $years }).
history-moved = place { $since } was { $from } of { $from_all }, now { $to } of { $to_all } (a difference of { $places })
history-moved-percent = place { $since } was { $from } of { $from_all }, now { $to } of { $to_all } (a difference of { $percent }% of the schools)
history-since = in { $year }
history-since-or-before = in { $year } (there are no earlier reports)
history-needed-places = { $count ->
    [one] { $count } place
   *[other] { $count } places
}
history-needed-percent = { $percent }% of the schools
history-short-kept = was on the list, stays by the rule of exit
history-short-entered = rule of entry over years
history-group-entered = Came onto the list by the rule of entry: { $schools }
history-group-kept = Stayed on the list by the rule of exit, though not inside this year: { $schools }
history-group-left = Left the list:
history-group-not-yet = Inside this year, but not yet listed:
history-group-open = Can't be decided without earlier years:
history-school = { $school }: { $because }
history-decided-kept = The rule of exit decided: the school stays on the list, though it is { $now }. What follows is said of the rule of { $year } alone, which did not decide.
history-decided-entered = The rule of entry decided: the school is listed, though it is { $now }. What follows is said of the rule of { $year } alone, which did not decide.
history-decided-not-yet = The rule of entry decided: the school is not listed yet, though it is inside the cut of { $year }. What follows is said of the rule of { $year } alone, which did not decide.
history-decided-open = There is no verdict: it hangs on years of which nothing is known of the school, though it is inside the cut of { $year }. What follows is said of the rule of { $year } alone.
change-title-year = What would be different by the rule of this year
change-year-out = By the rule of this year the school would be beyond the cut{ $others } if one of the indicators were so (the others as they are):
change-year-in = By the rule of this year the school would be inside the cut{ $others } if one of the indicators were so (the others as they are):
doubt-results-year = with other pupils like these the school is inside the cut { $often }
firm-year-results = By the rule of this year, with other pupils like these, the school would be inside the cut { $often }{ $places }.
firm-year-weights = By the rule of this year, with other weights that are the same on the average, { $often }{ $places }.
firm-year-firm = By the rule of this year the outcome is firm.
firm-year-border = By the rule of this year the school is at the border:
history-note = This is about the rule of this year: earlier years may keep a school on the list or off it.
history-public = The decisions take earlier years into account: how, is said in the methodology, and of each school in the full report.
history-none = ATTENTION: the methodology looks at earlier years, and here they do not count. What is shown is the verdict by the rule of this year.
history-title = Year by year
history-column-alone = By the rule of the year
history-column-final = In the end
history-no-school = the school is not in the report
history-no-run = no report
history-place = { $rank } of { $ranked }
history-run = Earlier report, { $year }: { $file }, methodology { $criteria }, SHA-256 { $sha256 }
book-sheet-history = Earlier years
annex-history = Earlier years decide too. A school is inside in a year if the grounds of the list put it on it by that year alone; else it is outside. It was listed if it stood on the list by the final decision of the last year that a report tells of.
annex-history-enter-now = A school that was not listed comes onto the list if it is inside this year and, in { $window } with this one, at least { $times }.
annex-history-enter = A school that was not listed comes onto the list if in { $window } with this one it was inside at least { $times }.
annex-history-enter-plain = A school that was not listed comes onto the list by the rule of this year.
annex-history-risk = Until then a school inside is at risk.
annex-history-not-listed = Until then a school inside is not listed.
annex-history-leave = A school that was listed leaves if it is outside this year and the condition holds: { $condition }.
annex-history-either = A school that was listed leaves if it is outside this year and at least one of the conditions holds: { $first }; { $second }.
annex-history-after = outside for { $outside } in a row, with this one
annex-history-places = its place among all schools is better than in the year of entry by at least { $count ->
    [one] { $count } place
   *[other] { $count } places
 }
annex-history-share = its place divided by the number of schools with a place is better than in the year of entry by at least { $percent }%
annex-history-leave-plain = A school that was listed leaves by the rule of this year.
annex-history-refuse = The reports of all these years are needed. If the outcome hangs on a year without a verdict on the school or without its place, it has “insufficient data”.
annex-history-outside = A year without a report or a verdict on the school counts as one outside.
annex-history-inside = A year without a report or a verdict on the school counts as one inside.
annex-history-skip = A year without a report or a verdict on the school is passed over: years in a row are counted without it.

# verify: a report made again from its inputs
cli-verify-about = Verify: repeat a report from its inputs to the byte, or explain a list that somebody else drew up
cli-verify-examples =
    Examples:
      shnor verify "Report 2020"
      shnor verify "Report 2020" --inputs "Archive 2020"
      shnor verify data --criteria municipal-index-no-vpr --list "Order 2020.xlsx"
cli-verify-data = The folder of a report; with --list the data: a folder of files, one file, selection.toml or the folder of a report
cli-verify-inputs = Where the inputs of the report are now
cli-verify-list = A list that somebody else drew up (.xlsx, .csv): a column with the codes or names of schools; verdict, score, place where it has them
cli-format-verify = Output format: table, json
verify-no-run = { $path } is not the folder of a report. To repeat a report, name the folder that shnor select --out wrote; to hold a list of somebody else's against the data, add --list FILE
verify-no-record = report folder { $path } lacks { $file }, which records what the report was made of and how: without it there is nothing to hold it against. Bring the file back or draw the report up anew: shnor select DATA --out FOLDER
verify-draft = { $path } is a draft (--what-if): it was not made of the data as they are. Verify the report made of them without changes
verify-inputs = there is no folder of inputs: { $path }. Check --inputs
verify-mismatch = it does not match
verify-not-repeated = the report was not repeated: some inputs are missing. What is there was compared
verify-not-repeated-nowhere = the report was not repeated: nobody says where the inputs are. Add --inputs FOLDER. The files of the report were compared
verify-not-repeated-earlier = the report was not repeated: the earlier reports that took part in it were not named. Add --history REPORT. What is there was compared
verify-mismatch-calm = it does not match to the byte, but the list is the same: the inputs give the report that was written
verify-title = Report verified: { $path }
verify-version = The report was made by version { $then } of the program, and this is version { $now }: files may differ for this reason too.
verify-agrees = Everything matches to the byte. Files of the report: { $outputs }, inputs: { $inputs }; the report was made again.
verify-differs = It does not match.
verify-differs-same-list = Does not match to the byte, but the list, the scores and the places are the same.
verify-calm = Not to the byte, but the report is the same: the inputs give all its files as they were written. The list is the same.
verify-lacking = The report was not repeated: { $count ->
    [one] { $count } input was not found
   *[other] { $count } inputs were not found
 } ({ $files }). Say where they are: --inputs FOLDER
verify-earlier = The report was not repeated: earlier years decided in it, and { $count ->
    [one] an earlier report is missing
   *[other] earlier reports are missing
 }: { $runs }. Name them: --history REPORT, once for each year
verify-earlier-run = of { $year } — { $file }, SHA-256 { $sha256 }
verify-earlier-year = of { $year }
verify-earlier-other = It does not match. The report was not repeated: the earlier report that was named is not the one that took part in it.
verify-earlier-idle = no earlier years took part in the report { $path }. Leave --history out
verify-earlier-foreign = the report { $path } (of { $year }, SHA-256 { $found }) took no part in the report that is verified. Those that did: { $runs }. Leave that --history out
verify-nowhere = The report was not repeated: run.json does not say where the inputs are. Say it: --inputs FOLDER
verify-nowhere-public = The report was not repeated: an edition for publication does not say where the inputs are. Name their folder: --inputs FOLDER
verify-faulty = It does not match. The report was not repeated: the inputs, as they are now, allow no list. Errors: { $count }; shnor check shows them
verify-settings = It does not match. The report was not repeated: the methodology or the settings, as they are now, are no good.
verify-public = This is an edition for publication: it has no digests of inputs, only the files of the report were compared.
verify-other-criteria = The methodology is not the one that is recorded: run.json has the SHA-256 { $recorded }, { $file }, and no other has the recorded digest. The report was repeated with what lies in its place.
verify-criteria-digest = criteria.toml has { $sha256 }
verify-criteria-none = there is no criteria.toml in the folder
verify-criteria-contradicted = The record and the file disagree: run.json names a methodology with the SHA-256 { $recorded }, criteria.toml has { $file }, and so say the other files of the report. It seems that run.json was changed. The report was repeated with criteria.toml.
verify-first-input = The first difference is the input { $file }: it was changed.
verify-first-saved = The input { $file } was saved again: its bytes are others, but no cell that the program reads has changed.
verify-first-saved-settings = The file { $file } is another, but that does not touch the report: by it the same is read.
verify-setting-year = { $file } names another year: { $stands } instead of { $used }. The report was repeated for { $used }, as it records.
verify-setting-no-year = { $file } names no year. The report was repeated for { $used }, as it records.
verify-setting-criteria = { $file } names another methodology: { $stands }, not the one that the report was drawn up by. It was repeated by the one that it records.
verify-setting-no-criteria = { $file } names no methodology. The report was repeated by the one that it records.
verify-first-earlier = The earlier report of { $year } is another. { $file } (SHA-256 { $recorded }) took part, and { $now } (SHA-256 { $found }) was named.
verify-found-as = The input { $file } is now called “{ $now }”: its content is the same, it was found by its SHA-256.
verify-output-missing = The file { $file } of the report is missing.
verify-output-edited = The file { $file } of the report was changed after it was written: the inputs give the one that was written.
verify-output-changed = The file { $file } of the report was changed after it was written.
verify-document-edited = The document { $file } was changed by hand after it was written. The files for programs are the same, and the inputs give the document that was written.
verify-document-changed = The document { $file } was changed after it was written.
verify-made-otherwise = The inputs are the same, and { $file } comes out differently.
verify-made-changed = File { $file } of the report comes out otherwise.
verify-first-value = The first difference in result.json is { $path }: it was { $before }, it is { $after }.
verify-made-by-version = The inputs are the same, and { $file } comes out differently: probably because of the other version of the program.
verify-cells-unknown = Which cells changed can't be said: { $why }
verify-line = The first line that differs is line { $line }. In the folder: { $stands }. Expected: { $expected }.
verify-place-cell = The first difference is the sheet “{ $sheet }”, cell { $cell }. In the folder: { $stands }. Expected: { $expected }.
verify-place-sheet-none = The first difference is the sheet “{ $sheet }”, which is missing.
verify-place-sheet-more = The first difference is the sheet “{ $sheet }”, which is one too many.
verify-record-lacks = { $record } has no digests of these files: { $files }. The program writes no such report: its record was altered. Make the report again
verify-place-paragraph = The first paragraph that differs is number { $number }. In the folder: { $stands }. Expected: { $expected }.
verify-place-part = Text and numbers are the same; what differs is not compared by the program: { $part }.
verify-cell-empty = nothing
verify-line-text = «{ $text }»
verify-line-none = there is none
verify-files = Files that do not match
verify-faults = What is wrong with the inputs
verify-column-role = What it is
verify-column-state = By the record
verify-column-again = Made again
verify-role-input = input
verify-role-beside = settings and others
verify-role-earlier = earlier report
verify-role-output = report
verify-state-same = the same
verify-state-changed = changed
verify-state-saved = another, the same is read
verify-state-edited = changed by hand
verify-state-missing = missing
verify-state-unheld = no digest
verify-again-recorded = the same
verify-again-other = another
verify-cells = What changed in the cells
verify-cells-lost = { $place }: { $measure }, { $year } — nothing is read any more ({ $count ->
    [one] { $count } cell
   *[other] { $count } cells
 }). It seems that the heading of the column was changed.
verify-cell = { $cell }: { $school }, { $measure }, { $year } — was { $before }, is { $after }
verify-cell-nothing = nothing
verify-cells-more = More cells: { $count }; all of them with --format json.
verify-cells-moved = Moved, with the same meaning: { $count ->
    [one] { $count } cell
   *[other] { $count } cells
 }.
verify-register = What changed in the register
verify-register-more = Further changes of the register: { $count }; all of them with --format json.
verify-register-moved = Rows of the register that moved and mean the same: { $count }.
verify-school-renamed = { $cell }: school { $school } is now called { $after } in the register
verify-school-new = { $cell }: school { $school } is new in the register
verify-school-gone = { $cell }: school { $school } is no longer in the register
verify-school = { $cell }: the register tells another thing of school { $school }: { $field } – it was { $before }, it is { $after }
verify-school-short = short name
verify-school-aliases = other names
verify-school-predecessors = predecessors
verify-school-kind = kind
verify-school-grades = grades
verify-school-district = district
verify-school-municipality = municipality
verify-school-cluster = cluster
verify-school-row = row
verify-findings = What changed in the findings
verify-finding-new = New: [{ $code }] { $place }: { $message }
verify-finding-gone = No more: [{ $code }] { $place }: { $message }
verify-finding-folder = the whole folder
verify-findings-new-more = Further new findings: { $count }; all of them with --format json.
verify-findings-gone-more = Further findings that are told no more: { $count }; all of them with --format json.
verify-schools = What this means for schools
verify-schools-none = No school's score, place or verdict changed by this.
verify-schools-more = More schools whose verdict is the same: { $count }; all of them with --format json.
verify-list-stays = The list has the same schools.
verify-enter = Would enter the list: { $schools }
verify-leave = Would leave the list: { $schools }
verify-extra = Other files of the folder were not read: { $files }

# verify --list: a list of somebody else's against the data
verify-list-none = the methodology draws no list: there is nothing to compare. Choose another: --criteria FILE
verify-list-nameless = no column of schools was found in { $file }. It needs a heading, such as «Code» or «Name», with schools under it
verify-list-no-table = { $file } is no table but a text, a picture or an archive. Save the list as an Excel workbook (.xlsx) or as delimited text (.csv) and hold that against the data
verify-list-mismatch = the list does not match the data
verify-list-other-numbers = the schools of the list are the same, scores or places are others
verify-list-not-read = the list was not read as a whole
verify-list-heading = A list of somebody else's
verify-list-head = The list: { $place }. Schools in it: { $count }.
verify-list-no-verdicts = It has no column of verdicts: all schools that it names count as listed.
verify-list-counts = On both lists: { $both }; only on the other: { $theirs }; only by the methodology: { $ours }.
verify-list-agrees = The same schools are listed.
verify-list-agrees-so-far = Nothing of what was read differs, but the list was not read as a whole.
verify-list-read = Read: { $columns }.
verify-list-of-name = school — «{ $heading }» ({ $cell })
verify-list-of-code = code — «{ $heading }» ({ $cell })
verify-list-of-verdict = verdict — «{ $heading }» ({ $cell })
verify-list-of-score = score — «{ $heading }» ({ $cell })
verify-list-of-place = place — «{ $heading }» ({ $cell })
verify-list-by-contents = { $column }, by what stands under the heading and not by the heading
verify-list-passed-over = Not read: { $columns }. { $why }
verify-list-column = «{ $heading }» ({ $cell })
verify-list-names-all = All schools are named and there is no column of verdicts: this is a ranking and no list, and who is listed is not said. Add a column «Status», or leave only those listed in the file.
verify-list-column-unknown = The heading is not known: if it stands over verdicts, scores or places, call it «Status», «Score» or «Place».
verify-list-column-headless = There is no heading: if these are verdicts, scores or places, call the column «Status», «Score» or «Place».
verify-list-column-unsure = The heading and what stands under it do not say whether these are verdicts, scores or places: call it «Status», «Score» or «Place».
verify-list-column-twice = The same was taken from the column «{ $heading }» already: leave one of them such a heading.
verify-list-column-no-verdict = Under the heading stand no verdicts but numbers: call it «Score» or «Place», and the column of verdicts, if there is one, «Status».
verify-list-column-no-number = There is no number under the heading: call the column so that has them.
verify-list-other-sheets = Only this sheet was read. There are schools on others: { $sheets }. If another is meant, save it as a file of its own.
verify-list-blank = Schools with nothing in the column of verdicts: { $count }. They count as not listed.
verify-list-dashes = Schools with a dash for a verdict: { $count }. A dash is no verdict: they count as not listed.
verify-list-numbers = Scores and places that were not read
verify-list-cells-more = More cells: { $count }; all of them with --format json.
verify-list-number = «{ $written }» is no number. Write the score or place as a number, or «—» where there is none
verify-list-number-empty = here stands no number but a date, or a formula without a result. Write the score or place as a number
verify-list-number-shared = there is one number and the row has several schools: whose it is, is not said. Write each school in a row of its own
verify-list-one-of-several = there are several schools in the cell, and one of them was not found: { $why }. Write each school in a row of its own
verify-list-result = What came out
verify-list-decided-otherwise = With the same scores and places it was decided otherwise: perhaps a commission decided so.
verify-list-decided-otherwise-scores = With the same scores it was decided otherwise: perhaps a commission decided so.
verify-list-decided-otherwise-places = With the same places it was decided otherwise: perhaps a commission decided so.
verify-list-unexplained = None of the changes that were tried comes nearer to the other list.
verify-list-explained = One thing explains all differences ({ $count }): { $kind } — { $change }. Explained: { $explains }, left: { $left }.
verify-list-partly = Of the differences ({ $count }) most are explained by { $kind }: { $change }. Explained: { $explains }, left: { $left }.
verify-list-scores = The scores are the same at the digits written. Compared: { $compared }.
verify-list-scores-apart = Scores differ: { $count } of { $compared }.
verify-list-scores-lacking = No score on the list where the methodology has one: { $count } of { $compared }.
verify-list-scores-idle = Scores were not compared ({ $count }): the methodology gives none.
verify-list-scores-cut = All scores would be the same if the digits behind were cut off and not rounded.
verify-list-scores-even = All scores would be the same if halves were rounded to the even digit.
verify-list-places = The places are the same. Compared: { $compared }.
verify-list-places-apart = Places differ: { $count } of { $compared }.
verify-list-places-lacking = No place on the list where the methodology has one: { $count } of { $compared }.
verify-list-places-idle = Places were not compared ({ $count }): the methodology gives none.
verify-list-places-turned = The list counts its places from the other end: its first place is the best school's, the methodology's that of the school most in need.
verify-list-apart = Scores and places that differ
verify-list-apart-more = More schools: { $count }; all of them with --format json.
verify-list-points = { $score }
verify-column-cell = Cell
verify-column-place-theirs = Place on the list
verify-column-place-ours = Place by the methodology
verify-column-score-theirs = Score on the list
verify-column-score-ours = Score by the methodology
verify-list-differing = Differences and their likely causes
verify-list-apart-so-far = Differences in what was read
verify-column-theirs = On the list
verify-column-ours = By the methodology
verify-column-cause = Likely cause
verify-list-undecided = no decision
verify-list-absent = not named
verify-list-with-score = { $verdict } ({ $score })
verify-list-no-cause = None of the changes that were tried changes the verdict.
verify-list-no-cause-stated = None of the changes that were tried gives this verdict without contradicting the scores and places of the list.
verify-list-cause = Likely cause — { $kind }: { $change }. Computed again: { $verdict }; differences left: { $left }.
verify-list-cause-other = Or { $kind }: { $change }. Computed again: { $verdict }; differences left: { $left }.
verify-list-note = Changes were tried one at a time, everything else as in the methodology and the data; the list was computed again each time. The one that leaves the fewest differences comes first. These are likely causes and not proven ones.
verify-list-first = Until these rows are sorted out the counts below are not whole: a school of such a row may stand among those that only the methodology lists. Mend the names or codes in the list and hold it against the data again.
verify-list-not-whole = Sort out the rows that were not taken first: while the list is not read as a whole it is too early to judge why it differs.
verify-list-unread = Rows that were not used
verify-list-row = { $cell }: { $why }
verify-list-rows-more = More rows: { $count }; all of them with --format json.
verify-list-former = by the register the school { $former } went into the school { $school }: the row counts as that school, and its score and place were not compared
verify-list-former-several = by the register the school { $former } is a predecessor of several: { $schools }. Which of them is meant is not said: write its name or code
verify-list-former-perhaps = the register has no school «{ $name }». It may be the school with the code { $code }, which by the register went into the school { $school }. If it is, write this code in the list, or the name in the column of predecessors of the register
verify-list-twice = the school { $school } is named again: first in the cell { $cell }. Leave one row
verify-list-contradicts = two things are said of the school { $school }: here it is { $here }, and in the cell { $cell } { $there }. Leave one verdict; while there are two, nothing is made of the school
verify-list-subheading = “{ $written }” is a heading within the list, and it is not plain of which schools it speaks. Put the decision into a column «Решение» beside each school
verify-list-line = “{ $written }”: it is not plain which school this is. Name it as the register does, or remove this line
verify-list-verdict = the verdict «{ $written }» is not understood. Understood are, for example: listed, not listed, risk, yes, no
verify-kind-decision = the decision of the commission
verify-kind-history = entry and exit over years
verify-kind-ties = equal scores
verify-kind-rounding = rounding
verify-kind-missing = missing data
verify-kind-cohort = the smallest cohort
verify-kind-cut = the cut
verify-kind-value = an input value
verify-cause-decision = the decisions of the commission in the data are not heeded
verify-cause-history = this year alone decides, the rule of entry and exit is not heeded
verify-cause-ties-include = schools with equal scores at the cut are all listed
verify-cause-ties-exclude = schools with equal scores at the cut are not listed
verify-cause-ties-break = equal schools at the cut are decided by indicators
verify-cause-half-up = everything that the methodology rounds is rounded half away from zero
verify-cause-half-even = everything that the methodology rounds is rounded half to even
verify-cause-truncate = everything that the methodology rounds is cut off
verify-cause-exact-score = schools are ranked by the score before it is rounded
verify-cause-exact-points = the points of indicators are not rounded
verify-cause-exact-values = the values of indicators are not rounded
verify-cause-exact = nothing is rounded
verify-cause-round-score = the score is rounded before schools are ranked, { $rounding }
verify-cause-round-points = the points of indicators are rounded, { $rounding }
verify-cause-round-values = the values of indicators are rounded before their scale, { $rounding }
verify-cause-round = everything is rounded, { $rounding }
verify-cause-refuse = without one of its parts the index has no value
verify-cause-table = the weights where data are missing come from a table
verify-cause-renormalise = the weight of parts without data goes to the others while there are data for { $coverage } of the weight
verify-cause-worst = a part without data counts as the worst while there are data for { $coverage } of the weight
verify-cause-median = a part without data counts as the median of the schools while there are data for { $coverage } of the weight
verify-cause-rule-unknown = a rule without data decides nothing
verify-cause-rule-not-held = a condition without data counts as not true
verify-cause-rule-held = a condition without data counts as true
verify-cause-cohort = the smallest cohort is { $cohort }
verify-cause-no-cohort = there is no smallest cohort
verify-cause-number = { $count ->
    [one] { $count } school is listed
   *[other] { $count } schools are listed
 }
verify-cause-ceiling = the share of schools is rounded up
verify-cause-floor = the share of schools is rounded down
verify-cause-share = { $share } of the schools are listed
verify-cause-ends-score = the score at the cut itself counts otherwise: «less than» as «at most» or the other way round
verify-cause-ends-rule = the bound of the rule «{ $rule }» itself counts otherwise: «at least» as «more than» or the other way round
verify-cause-ends-rules = the bounds of all rules themselves count otherwise: «at least» as «more than» or the other way round
verify-cause-lower = the cut is lower by { $points } points
verify-cause-higher = the cut is higher by { $points } points
verify-cause-hold-less = one fewer is enough for the rule «{ $rule }»
verify-cause-hold-more = one more is needed for the rule «{ $rule }»
verify-cause-value = { $school }: { $what }
