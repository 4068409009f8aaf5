# Все слова, которые видит читатель. Ключ — по-английски, слово — здесь и только здесь.
# Слова, которые говорят о числе, склоняются по правилам CLDR: one, few, many.

## Файлы TOML

toml-root = файле
toml-in = разделе [{ $table }]
toml-missing-key = нет обязательного ключа «{ $key }» в { $table }. Добавьте строку «{ $key } = …»
toml-unknown-key = неизвестный ключ «{ $key }». Здесь понимаются: { $known }
toml-unknown-key-near = неизвестный ключ «{ $key }». Возможно, «{ $near }»
toml-type-text = значение ключа «{ $key }» должно быть текстом в кавычках: { $key } = "…"
toml-type-number = значение ключа «{ $key }» должно быть конечным числом без кавычек, с точкой: { $key } = 0.5
toml-type-integer = значение ключа «{ $key }» должно быть целым числом без кавычек
toml-type-flag = значение ключа «{ $key }» должно быть true (да) или false (нет)
toml-type-texts = значение ключа «{ $key }» должно быть списком текстов: { $key } = ["…", "…"]
toml-type-table = значение ключа «{ $key }» должно быть таблицей: [{ $key }] или { $key } = {"{"} … {"}"}
toml-type-tables = значение ключа «{ $key }» должно быть списком таблиц: [[{ $key }]]
toml-choice = «{ $written }» здесь не понимается. Можно: { $known }
toml-syntax = строка не разобрана: проверьте кавычки, скобки и знак «=»
toml-quotes = кавычки должны быть прямыми: "…"
toml-decimal-comma = дробное число пишется с точкой: { $fixed }
toml-comma-inside = число «{ $digits }» стоит вместо ключа: похоже на дробь с запятой, пишите её с точкой (15.5)
selection-year = год должен быть от 2000 до 2099
selection-file-twice = файл «{ $file }» описан дважды
toml-place = { $file }, строка { $line }, столбец { $column }: { $message }

## Раскладки

layout-measure = неизвестная величина «{ $measure }» (список величин: observation/measures.toml)
layout-column-meaning = у столбца должно быть ровно одно из: measure, field, ignored = true

## Методика: ошибки

criteria-same-id = «{ $id }» уже есть: имена показателей и индексов не повторяются
criteria-approved-partly = в разделе [approved] должны быть заполнены act, date и by — или все три пусты, если методика не утверждена (standing = "template" или "draft")
criteria-approved-standing = раздел [approved] заполнен: тогда standing = "approved"
criteria-valid-years = годы действия пишутся так: "2018–2022", "2018–", "2020" или пусто
criteria-index-twice = индекс «{ $id }» входит в другой индекс больше одного раза
criteria-too-many = в методике больше { $most } показателей или индексов
criteria-scale-flat = границы шкалы worst и best совпадают: такая шкала ничего не различает
criteria-cohort-of-value = у показателя с value нет числа участников: уберите smallest_cohort или возьмите share / of
criteria-level = «{ $level }» — не уровень школы. Пишется так: "1-4", "1-9", "1-11", "5-11", "10-11"
criteria-range = значение «{ $key }» должно быть от { $least } до { $most }
criteria-take-one = у показателя должно быть ровно одно из: share с of (доля), mean (среднее), value (значение как в документе)
criteria-take-share = доле нужны и числитель (share), и знаменатель (of)
criteria-same-measure = «{ $id }» названо дважды
criteria-measure = неизвестная величина «{ $id }»
criteria-measure-near = неизвестная величина «{ $id }». Возможно, «{ $near }»
criteria-measure-no-count = «{ $id }» — не количество: в доле складываются только количества
criteria-measure-no-mean = «{ $id }» — не среднее по участникам: для mean нужна величина с числом участников
criteria-index-empty = в индексе нет ни одной части (parts)
criteria-coverage-unused = coverage имеет смысл только при policy = "renormalise"
criteria-coverage-needed = при policy = "renormalise" нужен coverage: на какую долю веса (в %) должны быть данные
criteria-part-one = у части индекса должно быть ровно одно из: indicator или index
criteria-weight-positive = вес должен быть больше нуля
criteria-weights-sum = сумма весов индекса «{ $index }» равна { $sum }, а total = { $total }. Исправьте веса или total
criteria-indicator = показатель
criteria-index = индекс
criteria-school-kind = тип школы
criteria-unknown = неизвестно: { $what } «{ $id }». Есть: { $known }
criteria-unknown-near = неизвестно: { $what } «{ $id }». Возможно, «{ $near }»
criteria-percent = «{ $key }» — процент: больше 0 и не больше 100
criteria-risk-negative = within — расстояние в баллах: не меньше 0
criteria-cycle = индекс «{ $index }» через свои части ссылается сам на себя
criteria-indicator-unused = показатель «{ $id }» не входит в индекс, по которому составляется перечень: он ничего не решает. Добавьте его в parts или удалите
criteria-indicator-twice = показатель «{ $id }» входит в индекс больше одного раза

## Замечания и ошибки в данных

finding-file-missing = файл «{ $file }» назван в selection.toml, но его нет в папке
finding-file-missing-near = файл «{ $file }» назван в selection.toml, но его нет в папке. Похоже на «{ $near }»?
finding-file-missing-remedy = Исправьте path в selection.toml или положите файл в папку
finding-file-empty = файл пуст
finding-file-empty-remedy = Замените его файлом с данными или уберите из папки
finding-file-web = это веб-страница или XML, а не таблица
finding-file-old-office = это книга старого формата (.xls)
finding-file-open-document = это книга OpenDocument (.ods)
finding-save-as-remedy = Откройте файл в Excel, LibreOffice или Р7 и сохраните как «Книга Excel (.xlsx)»
finding-file-password = файл защищён паролем
finding-file-password-remedy = Снимите пароль (Файл → Сведения → Защита книги) и сохраните файл
finding-file-damaged = файл повреждён: его не удаётся прочитать как книгу
finding-file-damaged-remedy = Откройте файл в Excel и пересохраните; если не открывается, запросите его заново
finding-file-large = в книге больше 5 миллионов заполненных ячеек: это не таблица по школам
finding-file-large-remedy = Запросите сводные данные по школам или уберите файл из папки
finding-file-unknown = файл не похож ни на один известный вид документа и не использован
finding-file-unknown-remedy = Если это данные для отбора, проверьте заголовки столбцов; если нет, уберите файл из папки
finding-text-unknown = заголовки не узнаны ни в одной кодировке (проверено: { $guesses }); файл не использован
finding-quote = кавычка, открытая в строке { $line }, не закрыта
finding-quote-remedy = Закройте кавычку или пересохраните файл из Excel
finding-encoding = кодировка не определена
finding-encoding-remedy = Пересохраните файл как «CSV UTF-8» или как книгу .xlsx
finding-hidden-sheets = скрытые листы не использованы: { $sheets }
finding-hidden-sheets-remedy = Если на них нужные данные, отобразите их
finding-stray = посторонняя ячейка далеко за пределами таблицы не учтена
finding-stray-remedy = Удалите её содержимое
finding-layout-unknown = в selection.toml названа неизвестная раскладка «{ $layout }». Есть: { $known }
finding-layout-unknown-remedy = Исправьте layout в selection.toml
finding-sheet-unknown = лист не похож ни на один известный вид документа и не использован
finding-sheet-unknown-remedy = Если это данные для отбора, проверьте заголовки: нужен столбец с названием школы и хотя бы два известных показателя
finding-doubled-heading = столбцы { $first } и { $second } означают одно и то же («{ $heading }»)
finding-doubled-heading-remedy = Оставьте один столбец или переименуйте лишний
finding-unknown-columns = { $count ->
    [one] не использован { $count } столбец
    [few] не использованы { $count } столбца
   *[many] не использованы { $count } столбцов
}: { $headings }
finding-unknown-columns-remedy = Если среди них нужный показатель, исправьте его заголовок
finding-year-doubtful = в заголовке стоит { $title } год, а лист назван «{ $sheet }»
finding-year-unknown = не понять, за какой год эти данные
finding-year-file = в названии файла { $file } год, а данные за { $title }: взят { $title }
finding-year-remedy = Укажите год в selection.toml: [[file]] path = "…", year = …
finding-no-document = методике нужны данные за { $from }–{ $to } годы, которых нет ни в одном файле: { $measures }
finding-no-document-remedy = Положите в папку файл с этими данными; без них показатели не считаются
finding-no-column = для методики нужен столбец «{ $measure }», а в таблице его нет
finding-no-column-near = для методики нужен столбец «{ $measure }», а в таблице его нет. Не поняты заголовки: { $headings }
finding-no-column-remedy = Исправьте заголовок столбца или добавьте столбец (файл); без него показатель не считается
finding-no-used-rows = ни одна строка не относится к школам реестра
finding-no-used-rows-remedy = Проверьте названия школ и муниципалитет: они должны быть как в реестре
finding-year-unused = данные за { $year } год методике не нужны и не использованы
finding-table-unused = эти данные методике не нужны и не использованы
finding-year-unused-remedy = Ничего делать не нужно, если год прочитан верно; иначе укажите его в selection.toml
finding-folders = папки внутри не читаются: { $folders }
finding-folders-remedy = Если в них нужные файлы, положите файлы в саму папку
finding-no-sheet = в книге нет листа «{ $sheet }», названного в selection.toml. Есть: { $sheets }
finding-no-sheet-remedy = Исправьте sheet в selection.toml
finding-broken-bytes = строка { $line } испорчена: в ней не буквы
finding-no-rows = под заголовками нет строк
finding-no-rows-remedy = Проверьте, тот ли это файл
finding-no-register = в папке нет реестра школ
finding-no-register-remedy = Положите в папку таблицу со столбцами «Код», «Наименование», «Тип», «Уровень» (1–9, 1–11 …)
finding-register-nameless = в реестре строка без наименования школы
finding-register-nameless-remedy = Впишите наименование или удалите строку
finding-register-total = строка «{ $name }» реестра — не школа
finding-register-twice = код { $id } в реестре стоит дважды: { $other } и { $name }
finding-register-twice-remedy = Исправьте код одной из школ
finding-register-no-school = строка «{ $name }» реестра не похожа на школу и не использована
finding-register-no-school-remedy = Если это школа, заполните код, тип и уровень
finding-register-no-grades = в реестре нет столбца «Уровень»: не понять, к каким школам применимы показатели ОГЭ и ЕГЭ
finding-register-no-grades-remedy = Добавьте столбец «Уровень» (1–4, 1–9, 1–11, 5–11, 10–11)
finding-register-kind = { $name }: тип «{ $written }» не понят
finding-register-kind-remedy = Напишите «средняя школа», «гимназия», «лицей», «школа-интернат», «вечерняя школа», «коррекционная школа» …
finding-register-grades = { $name }: уровень не понят (в ячейке «{ $written }»; пусто — нет значения или дата)
finding-register-grades-remedy = Напишите одно из: 1–4, 1–9, 1–11, 5–11, 10–11. Если Excel сделал из 1-9 дату, задайте ячейке формат «Текстовый»
finding-row-pair = { $school } (строки { $row } и { $first })
finding-row-twice = { $count ->
    [one] { $count } школа встречается
    [few] { $count } школы встречаются
   *[many] { $count } школ встречаются
} дважды с одинаковыми данными, здесь и в { $file }: { $pairs }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-row-twice-remedy = Удалите одну из строк или повторный файл
finding-row-contradicts = { $count ->
    [one] { $count } школа встречается
    [few] { $count } школы встречаются
   *[many] { $count } школ встречаются
} дважды с разными данными, здесь и в { $file }: { $pairs }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-row-contradicts-remedy = Оставьте верную строку: программа не выбирает между ними
finding-school-absent = нет никаких данных о школе { $school }
finding-school-absent-remedy = Школа не оценивается; запросите данные или уберите её из реестра
finding-code-name = код { $code } — это { $by_code }, а по названию «{ $name }» это { $by_name }
finding-code-name-remedy = Исправьте код или название в этой строке
finding-code-other-name = код { $code } — это { $by_code }, а названа «{ $name }»
finding-several-schools = «{ $name }» подходит к нескольким школам реестра: { $schools }
finding-unknown-school = в реестре нет школы «{ $name }»
finding-unknown-school-near = в реестре нет школы «{ $name }». Похожие: { $near }
finding-unknown-school-remedy = Исправьте название или добавьте его в столбец «Другие названия» реестра
finding-no-school-row = строка без показателей не похожа на школу и не использована: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-no-school-row-remedy = Ничего делать не нужно, если это заголовок или сноска
finding-ragged = в строке больше полей, чем заголовков: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-ragged-remedy = Похоже на лишний разделитель: дробь с запятой в файле с запятыми должна стоять в кавычках
finding-town-typo = муниципалитет назван не так, как в реестре: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-town-typo-remedy = Исправьте название; если это другой муниципалитет, допустите: --allow F71
finding-parts = сумма отметок не равна числу участников: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-parts-remedy = Исправьте отметки или число участников
finding-totals = итог не равен сумме по школам: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-totals-remedy = Найдите строку с ошибкой или исправьте итог
finding-mean = такого среднего балла не бывает: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-mean-remedy = Исправьте балл: проверьте запятую
finding-mean-of-nobody = средний балл есть, а участников 0: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-mean-of-nobody-remedy = Исправьте число участников или сотрите балл
finding-fraction = доля вместо процента среди процентов: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-fraction-remedy = Напишите проценты: 27,2, а не 0,272
finding-fractions = в столбце процентов стоят доли единицы: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-fractions-remedy = Напишите проценты: 27,2, а не 0,272 (формат ячейки «Процентный» хранит долю: смените его на числовой)
finding-percent-of-count = процент на месте количества: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-percent-of-count-remedy = Впишите количество человек
finding-marks = средняя отметка не сходится с отметками: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-marks-remedy = Проверьте отметки и их заголовки («2» и «5» не перепутаны?)
finding-level-contradicts = { $school } (классы { $grades }): { $indicator } не применяется, хотя данные есть
finding-level-contradicts-remedy = Проверьте уровень школы в реестре
finding-partial-years = { $school }: { $indicator }: взяты не все годы, нет данных за { $years }
finding-partial-years-remedy = Показатель посчитан по остальным годам; если данные есть, впишите их
finding-total-row = итоговые строки не считаются школами: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-total-row-remedy = Ничего делать не нужно
finding-nameless-row = есть числа, но нет названия школы: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-nameless-row-remedy = Впишите название школы или удалите строку
finding-text-number = { $count ->
    [one] { $count } число записано текстом и прочитано как число
    [few] { $count } числа записаны текстом и прочитаны как числа
   *[many] { $count } чисел записаны текстом и прочитаны как числа
}: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-text-number-remedy = Ничего делать не нужно
finding-unit = единица измерения в ячейке отброшена: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-unit-remedy = Ничего делать не нужно
finding-marker = в ячейке сказано, что данных нет: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-marker-remedy = Нет данных — не ноль; если данные есть и нужны методике, впишите их
finding-blank = { $count ->
    [one] пустая ячейка
   *[other] пустые ячейки
}: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-blank-remedy = Пусто — не ноль: показатель считается отсутствующим. Если это ноль, впишите 0
finding-share-base = число и процент не сходятся с общим количеством в той же строке: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-share-base-remedy = Взята доля, которую определяют число и напечатанный процент; проверьте, от какого количества она посчитана
finding-more-than-all = часть больше целого: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-more-than-all-remedy = Исправьте число или общее количество (участников, семей, учащихся)
finding-other-town = строки других муниципалитетов не использованы: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-other-town-remedy = Ничего делать не нужно, если эти школы не ваши
finding-not-a-number = не число: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-not-a-number-remedy = Впишите число; если данных нет, напишите «н/д»
finding-ambiguous = тысяча или дробь? { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-ambiguous-remedy = Один разделитель перед тремя цифрами читается двояко: напишите тысячи с пробелом (1 024), а дробь с двумя знаками
finding-date = дата на месте числа: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-date-remedy = Похоже на автозамену Excel (3.5 → 03.май): впишите число с запятой
finding-error-cell = в ячейке ошибка вычисления: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-error-cell-remedy = Исправьте формулу или впишите значение
finding-uncalculated = формула без сохранённого значения: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-uncalculated-remedy = Откройте книгу в Excel и сохраните её
finding-not-a-count = количество не может быть дробным или отрицательным: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-not-a-count-remedy = Исправьте число
finding-out-of-range = число вне возможных пределов: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-out-of-range-remedy = Исправьте число: процент — от 0 до 100, средний балл не бывает отрицательным
finding-count-or-percent = непонятно, количество это или процент: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-count-or-percent-remedy = Напишите количество и процент через косую черту: 12/34,5%
finding-small-cohort = { $school }: { $indicator } не оценивается: результатов { $cohort }, нужно не меньше { $least }
finding-small-cohort-remedy = Что становится с его весом, решает методика
finding-insufficient = { $school } не оценивается: в индексе «{ $index }» данные есть только на { $coverage } % веса
finding-insufficient-remedy = Запросите недостающие данные; «не оценивается» не значит «благополучна»
finding-tie = на черте { $count ->
    [one] { $count } школа
    [few] { $count } школы
   *[many] { $count } школ
} с равным баллом: { $schools }
finding-tie-remedy = Решено по правилу методики о равных баллах
finding-head = в данных есть ошибки, перечень не составлен. Ничего не записано.
finding-allow = Ошибку (не «стоп») можно допустить осознанно: --allow { $code }. Непонятая ячейка тогда считается отсутствующей, противоречивые числа берутся как есть, строка неузнанной школы не берётся; допущение попадёт в протокол.
finding-line = [{ $code }] { $place }: { $message }. { $remedy }.
finding-level-stop = СТОП
finding-level-error = ОШИБКИ
finding-level-note = ЗАМЕЧАНИЯ
finding-folder = папка

## Отказы

failure-missing = не найдено: { $path }
failure-missing-near = не найдено: { $path }. Похоже на: { $near }?
failure-denied = не удаётся прочитать { $path }: { $reason }
failure-too-large = файл { $path } больше 256 МБ: это не таблица по школам
failure-not-text = файл { $path } — не текст в UTF-8. Сохраните его в Блокноте с кодировкой UTF-8
failure-empty-folder = в папке { $path } нет файлов с данными. Положите в неё таблицы (.xlsx, .csv): реестр школ, результаты ОГЭ и ЕГЭ, самообследование, социальный паспорт
failure-no-criteria = методика не выбрана. Укажите её: --criteria ФАЙЛ — или строкой criteria = "…" в selection.toml. Вместе с программой поставляется: { $shipped } (папка criteria)
failure-several-criteria = в папке несколько файлов методики: { $files }. Выберите один: --criteria ФАЙЛ
failure-criteria = методика { $file } содержит ошибки:
failure-selection = файл { $file } содержит ошибки:
failure-no-year = не указан год отбора. Добавьте --year ГГГГ или строку year = … в selection.toml. Годы в данных: { $years }
failure-school = школа «{ $query }» не найдена. Похожие: { $near }
failure-school-nothing = школа «{ $query }» не найдена. Назовите её номером, кодом или названием из реестра
failure-school-several = «{ $query }» подходит к нескольким школам: { $schools }. Уточните
failure-out-exists = папка { $path } уже есть. Укажите другую или добавьте --force, чтобы заменить прежний отчёт
failure-out-not-report = { $path } — не папка отчёта shnor: заменять её нельзя. Укажите другую папку
failure-out-link = { $path } — ссылка. Через ссылку отчёт не пишется: укажите саму папку
failure-out-input = { $path } содержит исходные данные: отчёт туда не пишется. Укажите другую папку
failure-out-write = не удаётся записать отчёт в { $path }: { $reason }. Если открыт файл из этой папки, закройте его
failure-stdout = не удаётся напечатать результат: { $reason }
failure-no-scores = ни одна школа не получила балла: для этого года и методики данных не хватает. Ничего не записано.
failure-out-foreign = в папке { $path } лежит чужой файл «{ $file }»: вместе с прежним отчётом он был бы удалён. Уберите его или укажите другую папку
reason-permission = нет прав
reason-not-found = нет такой папки
reason-full = на диске нет места
reason-read-only = диск только для чтения
reason-folder = это папка
reason-no-folder = это не папка
reason-other = система отказала (код { $code })
failure-crash = сбой программы. Результат не записан. Сообщите разработчикам, что делали, и этот текст: { $what }
failure-head = Ошибка: { $message }

## Слова состояний

status-listed = включена
status-risk = группа риска
status-not-listed = не включена
status-insufficient-data = недостаточно данных
status-not-considered = не рассматривается
standing-template = образец
standing-draft = проект
standing-approved = утверждена
verified-text = по тексту акта
verified-secondary = по изложению акта
verified-own = собственная методика, не по акту
how-code = по коду
how-name = по названию
how-alias = по другому названию из реестра
how-spelling = по типу и номеру

## Отчёт

banner-synthetic = ВЫМЫШЛЕННЫЕ ДАННЫЕ: показатели придуманы для примера и не относятся к настоящим школам.
report-title = Перечень школ для адресной поддержки, { $year } год
report-purpose = Перечень — для поддержки, а не для наказания: это черновик, пока его не рассмотрела комиссия.
report-criteria = Методика: { $title } ({ $id }; { $standing }; { $verified })
report-approved = Утверждена: { $by }, { $act } от { $date }
report-not-approved = Методика никем не утверждена.
report-act = Акт: { $act }
report-note = Примечание к методике: { $note }
report-not-valid = ВНИМАНИЕ: методика рассчитана на { $from }–{ $to } годы.
report-digest = SHA-256 методики: { $sha256 }
report-cut = { $ranked ->
    [one] Балл получила { $ranked } школа
    [few] Балл получили { $ranked } школы
   *[many] Балл получили { $ranked } школ
}; { $share } % из них, { $rounding } — { $wanted }; в перечне { $listed }, последний балл { $score }.
report-cut-none = Ни одна школа не получила балла: перечень пуст.
rounding-ceiling = с округлением вверх
rounding-floor = с округлением вниз
report-list = Перечень
report-risk = Группа риска (не включены; до черты не больше { $within } б.): { $schools }
report-risk-school = { $school } ({ $score })
report-insufficient = Недостаточно данных, не оценивались: { $schools }
report-not-considered = Не рассматривались по типу: { $schools }
report-why = Почему эти школы
report-why-note = Недобор — сколько баллов не хватает до медианы города; «вне перечня» — { $school }, первая школа за чертой (балл { $score }).
report-why-note-plain = Недобор — сколько баллов не хватает до медианы города.
report-school-head = { $school }: место { $rank }, балл { $score }
report-school-rest = Оценённые показатели не хуже медианы: к ней +{ $amount } б.
report-matches = Школы, узнанные не по официальному названию
report-match = { $school } — «{ $written }» в файле { $file } ({ $how })
report-ranking = Все школы по месту
report-inputs = Исходные файлы
report-methodology = Методика
report-methodology-note = Файл методики дословно; весь порядок отбора стоит в нём.
report-indicators = Показатели
report-findings = Замечания к данным
years-line = { $indicators }: { $years }
years-no-warning = ВНИМАНИЕ: данных нет ни за один год: { $indicators }.
years-fewer = ВНИМАНИЕ: методика берёт { $wanted ->
    [one] { $wanted } год
    [few] { $wanted } года
   *[many] { $wanted } лет
}, а данные есть только за { $years }: { $indicators }.
years-none = данных нет ни за один год
years-taken = { $years }
years-absent = { $years }; за { $absent } данных в папке нет
years-absent-why = { $years }; { $why }
report-years = За какие годы взяты данные
report-sum = Итого
column-rank = Место
column-school = Школа
column-score = Балл
column-status = Решение
column-reasons = Что больше всего тянет вниз
column-indicator = Показатель
column-value = Школа
column-counts = Сколько
column-median = Медиана
column-outside = Вне перечня
column-shortfall = Недобор
column-weight = Вес
column-points = Баллы
column-file = Файл
column-sheet = Лист
column-kind = Вид
column-year = Год
column-rows = Строк прочитано / взято
column-digest = SHA-256
column-coverage = Полнота, %
column-scale = Границы шкалы
column-taken = Что берётся
column-years = Годы
value-percent = { $value } %
value-plain = { $value }
value-quotient = 100 × { $numerator } / { $denominator }
value-counts = { $numerator } из { $denominator }
value-of = из { $denominator }
value-none = —
value-above = { $numerator }
missing-not-applicable = не применяется к школам этого уровня
missing-no-years = нет данных ни по одной школе
missing-no-row = школы нет в данных
missing-blank = ячейка пуста
missing-no-data = в ячейке «н/д»
missing-suppressed = значение скрыто в источнике
missing-marked-not-applicable = в ячейке «не применимо»
missing-nobody = никто не сдавал
missing-unreadable = ячейка не прочитана, ошибка допущена
missing-small-cohort = результатов { $cohort }, нужно не меньше { $least }
handled-not-applicable = не входит в полноту данных
handled-renormalised = вес распределён между остальными показателями индекса
handled-insufficient = данных не хватило для балла

report-missing = { $title } — значения нет: { $why } ({ $handled })
report-unused = не использован
taken-share = доля: ({ $above }) / ({ $below }), за все взятые годы вместе
taken-mean = { $of }, взвешено по участникам за все взятые годы
taken-value = { $measure }, как в документе
scale-goalposts = { $nought } → 0, { $one } → 1
reason = { $indicator }: { $value } ({ $counts }); медиана города { $median }; недобор { $shortfall }

## Одна школа

explain-title = { $school }, { $year } год
explain-school = Код { $id }; тип: { $kind }; классы: { $grades }
explain-verdict = Решение по методике: { $status }. Место { $rank } из { $ranked }, балл { $score }.
explain-verdict-unranked = Решение по методике: { $status }. Балла нет.
explain-cut-inside = Черта: включены школы с баллом до { $cut }. До первой школы вне перечня ({ $outside }, { $outside_score }) — { $gap }.
explain-cut-outside = Черта: включены школы с баллом до { $cut }. До черты { $gap }.
explain-because = Что тянет вниз: { $reasons }
explain-because-none = Ни один показатель не хуже медианы города.
explain-reason = { $indicator } (недобор { $shortfall })
explain-sum = Сумма баллов { $sum }{ $adjustments } = балл { $score }. Данные есть на { $coverage } % веса применимых показателей.
explain-adjustment = { $step }: { $amount }
step-rounding = округление
explain-value = { $number }. { $title } — { $value }
explain-part-share = { $year }: { $value } ({ $numerator } из { $denominator })
explain-part-mean = { $year }: { $value } (участников { $denominator })
explain-part-plain = { $year }: { $value }
explain-scale = шкала: { $nought } → 0, { $one } → 1; ({ $value } − { $low }) / ({ $high } − { $low }) = { $normalised }
explain-scale-clipped = шкала: { $nought } → 0, { $one } → 1; значение за границей шкалы, взято { $normalised }
explain-points = { $weight } × { $normalised } = { $points } б.
explain-weight = вес { $weight }
explain-weight-shared = вес { $weight } ({ $nominal } и доля веса отсутствующих или неприменимых)
explain-median = медиана города { $median } дала бы { $points } б.; недобор { $shortfall }
explain-missing = { $number }. { $title } — значения нет: { $why } ({ $handled })
explain-cells = источник: { $cells }
explain-cell = { $place } = { $value }

## Командная строка

cli-about = Находит школы, которым нужна поддержка, и доказывает почему.
cli-usage = Использование
cli-commands = Команды
cli-arguments = Аргументы
cli-options = Параметры
cli-help = Показать эту справку
cli-version = Показать версию
cli-select-about = Составить перечень школ с обоснованием
cli-select-examples =
    Примеры:
      shnor select sample-data/norilsk-2020
      shnor select "C:\ШНОР\2020" --criteria criteria/municipal-index.toml --year 2020 --out "C:\ШНОР\отчет-2020"
      shnor select данные --format json > result.json
cli-explain-about = Показать одну школу целиком: каждое число до файла, листа и ячейки
cli-explain-examples =
    Примеры:
      shnor explain sample-data/norilsk-2020 "СШ № 16"
      shnor explain sample-data/norilsk-2020 16
cli-data = Папка с файлами, один файл или selection.toml
cli-school = Школа: номер, код или название
cli-criteria = Файл методики (.toml)
cli-year = Год отбора: год августа, в котором составляется перечень
cli-out = Папка для отчёта
cli-force = Заменить прежний отчёт в этой папке
cli-format = Вид вывода: table, json, csv, md
cli-format-explain = Вид вывода: table, json
cli-allow = Допустить ошибку в данных с этим кодом
cli-quiet = Не печатать замечания
cli-value-data = ДАННЫЕ
cli-value-file = ФАЙЛ
cli-value-folder = ПАПКА
cli-value-year = ГОД
cli-value-format = ВИД
cli-value-code = КОД
cli-value-school = ШКОЛА
cli-value-command = КОМАНДА
cli-see-help = Справка: shnor --help
cli-unknown-argument = неизвестный параметр «{ $argument }»
cli-unknown-argument-near = неизвестный параметр «{ $argument }». Возможно, «{ $near }»
cli-unknown-command = неизвестная команда «{ $command }»
cli-unknown-command-near = неизвестная команда «{ $command }». Возможно, «{ $near }»
cli-missing = не хватает: { $arguments }
cli-missing-command = не указана команда
cli-missing-value = после «{ $argument }» нужно значение
cli-invalid-value = «{ $value }» не подходит для «{ $argument }»
cli-invalid-value-known = «{ $value }» не подходит для «{ $argument }». Можно: { $known }
cli-conflict = «{ $argument }» указано не к месту или дважды
cli-other = команда не понята
cli-written = Отчёт записан: { $path } ({ $files })
cli-notes-more = И ещё замечаний: { $count }; полностью — в отчет.md (--out).
cli-allow-idle = --allow { $code }: такой ошибки в данных нет.
cli-allowed = Допущено по --allow: { $codes }
