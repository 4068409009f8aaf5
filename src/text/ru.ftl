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
toml-choice-near = «{ $written }» здесь не понимается. Возможно, «{ $near }». Можно: { $known }
toml-type-rows = значение ключа «{ $key }» должно быть строками чисел: { $key } = [[1, 2], [3, 4]]
toml-syntax = строка не разобрана: проверьте кавычки, скобки и знак «=»
toml-quotes = кавычки должны быть прямыми: "…"
toml-decimal-comma = дробное число пишется с точкой: { $fixed }
toml-comma-inside = число «{ $digits }» стоит вместо ключа: похоже на дробь с запятой, пишите её с точкой (15.5)
selection-delimiter = разделитель — один знак: ";", ",", "|" или "\t"
selection-year = год должен быть от 2000 до 2099
selection-file-twice = файл «{ $file }» описан дважды
toml-place = { $file }, строка { $line }, столбец { $column }: { $message }

## Раскладки

layout-measure = неизвестная величина «{ $measure }» (список величин: observation/measures.toml)
layout-column-meaning = у столбца должно быть ровно одно из: measure, field, ignored = true

## Методика: ошибки

criteria-same-id = «{ $id }» уже есть: имена показателей, индексов и правил не повторяются
criteria-approved-partly = в разделе [approved] должны быть заполнены act, date (дата цифрами) и by — или все три пусты, если методика не утверждена (standing = "template" или "draft")
criteria-approved-standing = раздел [approved] заполнен: тогда standing = "approved"
criteria-valid-years = годы действия пишутся так: "2018–2022", "2018–", "2020" или пусто
criteria-index-twice = индекс «{ $id }» входит в другой индекс больше одного раза
criteria-tangled = «{ $id }» ссылается на столько всего сразу, что методику не прочесть и не посчитать: упростите её
criteria-too-many = в методике больше { $most } показателей, индексов или правил
criteria-scale-flat = границы шкалы worst и best совпадают: такая шкала ничего не различает
criteria-cohort-of-value = у показателя с value, sum, change, difference и ratio нет числа участников: уберите smallest_cohort или возьмите share / of
criteria-level = «{ $level }» — не уровень школы. Пишется так: "1-4", "1-9", "1-11", "5-11", "10-11"
criteria-range = значение «{ $key }» должно быть от { $least } до { $most }
criteria-take-one = у показателя должно быть ровно одно из: share с of (доля), mean (среднее), sum (количество), value (значение как в документе), change, difference или ratio (из других показателей)
criteria-take-share = доле нужны и числитель (share), и знаменатель (of)
criteria-same-measure = «{ $id }» названо дважды
criteria-measure = неизвестная величина «{ $id }»
criteria-measure-near = неизвестная величина «{ $id }». Возможно, «{ $near }»
criteria-measure-no-count = «{ $id }» — не количество: в доле складываются только количества
criteria-measure-no-mean = «{ $id }» — не среднее по участникам: для mean нужна величина с числом участников
criteria-index-empty = в индексе нет ни одной части (parts)
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
criteria-cycle = «{ $id }» через свои части ссылается сам на себя: { $path }
criteria-indicator-unused = «{ $id }» не входит ни в индекс, ни в правило: показатель ничего не решает. Добавьте его или удалите
criteria-rule-unused = правило «{ $id }» ничего не решает: назовите его в [list], в другом правиле, в drop_when — или дайте ему mark
criteria-rule = правило
criteria-number = показатель или индекс
criteria-part = показатель, индекс или правило
criteria-unknown-none = неизвестно: { $what } «{ $id }». В файле таких ещё нет
criteria-measure-plain = имя «{ $id }» не подходит: величины, объявленные в методике, пишутся plain.слово (латинские строчные буквы, цифры, _)
criteria-interval-ends = нужна хотя бы одна граница и не больше одной с каждой стороны: at_least или more_than снизу, at_most или less_than сверху, либо equal / answer
criteria-interval-point = вместе с equal или answer другие границы не пишутся
criteria-interval-empty = границы не оставляют ни одного числа: нижняя не меньше верхней
criteria-bands-hole = полоса { $band }: между полосами дыра у { $at }. Полосы должны покрывать все возможные значения
criteria-bands-overlap = полоса { $band } накладывается на соседнюю: одно значение попадает в обе
criteria-points-positive = points_at_best должно быть больше нуля
criteria-points-unused = points_at_best у этой шкалы не действует: баллы заданы самой шкалой
criteria-scale-log = для логарифмической шкалы worst и best должны быть больше нуля
criteria-scale-needed = у показателя «{ $id }» нет шкалы (scale), а он входит в индекс. Для значения как есть: scale = {"{"} method = "as_is" {"}"}
criteria-grid-size = строк в points должно быть столько, сколько полос в rows, и чисел в каждой — сколько полос в columns
criteria-for-nobody = в разделе for не сказано, для каких школ он: добавьте levels, types или clusters
criteria-years-derived = показатель из других показателей берёт их годы: уберите years
criteria-pool-unfit = такое объединение лет здесь невозможно
criteria-total-needed = нужна сумма весов: total = … — или weights = "relative", если веса — только пропорции
criteria-total-relative = при weights = "relative" total не пишется
criteria-total-unused = total имеет смысл только у взвешенного и геометрического среднего
criteria-weight-extreme = у largest и smallest нет весов: уберите weight
criteria-part-twice = одна часть названа в индексе «{ $index }» дважды
criteria-geometric-weights = веса геометрического среднего должны быть в простой пропорции: в целых числах их сумма не больше { $most }
criteria-geometric-negative = часть «{ $part }» может быть отрицательной: геометрическое среднее от неё не считается
criteria-worst-endless = у части «{ $part }» нет наихудшего значения: её шкала без границы. Выберите другое правило для недостающих данных
criteria-table-parts = в строке таблицы замен веса должны быть у всех оставшихся частей и только у них, больше нуля
criteria-table-for = таблица замен и особые веса (for) вместе не применяются
criteria-table-without = таблица замен: в without каждой строки — хотя бы одна часть этого индекса, и наборы не повторяются
criteria-table-geometric = таблица замен: веса геометрического среднего должны быть в простой пропорции
criteria-share-outside = доля условий — от 0 до 100 процентов: в этих границах её не бывает
criteria-years-nested = «{ $id }» само смотрит на отдельные годы: внутри проверки по годам это невозможно
criteria-bands-none = нет ни одной полосы
criteria-id = имя «{ $id }» не подходит: латинские строчные буквы, цифры, _ и -
toml-empty-text = текст «{ $key }» пуст или содержит служебные знаки
toml-latin = ключи и имена разделов пишутся латиницей, как в справочнике: shnor criteria reference
remark-fraction = «{ $id }»: похоже на долю вместо процента (0.6 — это 0,6 процента; 60 процентов пишется 60)
remark-beyond-total = индекс «{ $id }»: у частей с total ожидается шкала от 0 до 1, а у одной из них другая; балл может выйти за total
remark-grades-some = индекс «{ $id }»: слова даны не для всех школ; у остальных правило по слову будет «неизвестно»
remark-excluded-ground = школы, у которых выполняется правило перечня, по нему же и не рассматриваются: перечень пуст
remark-score-side = границы score открыты в сторону благополучных школ: в перечень войдут не те, кому нужна поддержка
finding-rule-tie = правило «{ $rule }»: на границе { $count ->
    [one] { $count } школа
    [few] { $count } школы
   *[other] { $count } школ
 } с равным значением: { $schools }
finding-rule-tie-remedy = в группу входят все они
finding-no-scale = { $school }: для значения показателя «{ $indicator }» у методики нет шкалы
finding-no-scale-remedy = показатель считается недостающим; добавьте в методику шкалу для таких школ или значений
finding-blend-share = { $school }: доля из показателя «{ $indicator }» не лежит между 0 и 1, смешивание не сделано
finding-blend-share-remedy = исправьте данные или возьмите другой показатель для share_of
criteria-table-sum = индекс «{ $index }», таблица замен: в строке, где нет { $without }, сумма весов равна { $sum }, а нужно { $total }
criteria-table-extreme = таблица замен имеет смысл только у индекса с весами
criteria-blend-share = укажите долю: share (в процентах) или share_of (показатель от 0 до 1)
criteria-rule-one = у правила может быть только одно из: lowest, highest, smallest_group, across
criteria-rule-of-one = в of должно быть что-то названо; у lowest, highest, smallest_group и across — ровно одно
criteria-caveat-no-mark = caveat говорит, чего не значит отметка: без mark он не нужен
criteria-rule-unfit = is и years здесь не действуют
criteria-rule-is-needed = не сказано, каким должно быть значение: is = {"{"} at_least = … {"}"}
criteria-rule-is-unfit = у правил в of значения нет: is пишется только для показателей и индексов
criteria-rule-years = в years должно быть ровно одно из: every_of_last, any_of_last, each_of_last
criteria-rule-hold = должно быть не больше одного из: hold, hold_at_least, hold_share
criteria-rule-across = правилу across нужна доля школ: hold_share = {"{"} more_than = 50 {"}"}
criteria-size-one = должно быть ровно одно из: share (доля в процентах) или number (число школ)
criteria-size-rounding = rounding нужно только при share
criteria-tiebreak = ties = "tiebreak" и список tiebreak пишутся вместе
criteria-list-empty = не сказано, за что школа попадает в перечень: lowest, score или rules
criteria-years-relative = «{ $id }» зависит от результатов других школ: по отдельным годам такое не проверяется
criteria-drop-relative = правило «{ $id }» зависит от результатов других школ: исключать по нему нельзя
criteria-grade-unknown = слово «{ $grade }» не даёт ни одна полоса «{ $id }». Есть: { $known }
criteria-rounding-contribution = в индексе «{ $id }» баллы показателей не складываются (округление, шаги или не сумма): rounding.contribution здесь невозможно
criteria-rank-after = rank = "after" имеет смысл только вместе с округлением score
criteria-indicator-twice = показатель «{ $id }» входит в индекс больше одного раза

## Замечания и ошибки в данных

finding-file-missing = файл «{ $file }» назван в selection.toml, но его нет в папке
finding-file-missing-near = файл «{ $file }» назван в selection.toml, но его нет в папке. Похоже на «{ $near }»?
finding-file-missing-remedy = Исправьте path в selection.toml или положите файл в папку
finding-file-empty = файл пуст
finding-file-empty-remedy = Замените его файлом с данными или уберите из папки
finding-file-web = это веб-страница или XML, а не таблица
finding-save-as-remedy = Откройте файл в Excel, LibreOffice или Р7 и сохраните как «Книга Excel (.xlsx)»
finding-file-password = файл защищён паролем
finding-file-password-remedy = Снимите пароль (Файл → Сведения → Защита книги) и сохраните файл
finding-file-damaged = файл повреждён: его не удаётся прочитать как книгу
finding-file-damaged-remedy = Откройте файл в Excel и пересохраните; если не открывается, запросите его заново
finding-file-unknown = файл не похож ни на один известный вид документа и не использован
finding-file-unknown-remedy = Если это данные для отбора, проверьте заголовки столбцов; если нет, уберите файл из папки
finding-text-unknown = заголовки не узнаны ни в одной кодировке (проверено: { $guesses }); файл не использован
finding-quote = кавычка, открытая в строке { $line }, не закрыта
finding-quote-remedy = Закройте кавычку или пересохраните файл из Excel
finding-encoding = кодировка не определена
finding-encoding-remedy = Пересохраните файл как «CSV UTF-8» или как книгу .xlsx
finding-misnamed = файл назван .{ $named }, но внутри формат .{ $format }: читается как .{ $format }
finding-misnamed-remedy = Ничего делать не нужно; чтобы не путаться, переименуйте файл
finding-file-no-child = файлы .xls, .xlsb и .ods читает отдельный процесс программы, а запустить его не удалось
finding-file-limit = файл не прочитан: { $why }. Это не похоже на таблицу из Excel или LibreOffice
finding-file-limit-remedy = Откройте файл, пересохраните как «Книга Excel (.xlsx)» или запросите его заново; данные по школам не бывают такими
finding-folder-limit = таблица не прочитана: вместе с таблицами, прочитанными до неё, она больше, чем бывают данные по школам (64 МБ на папку)
finding-folder-limit-remedy = Оставьте в папке только те файлы, которые нужны методике; большие таблицы разделите по годам или запросите сводку по школам
limit-inflated = после распаковки он больше, чем бывают таблицы по школам (64 МБ на часть)
limit-parts = в архиве больше 10 000 частей
limit-part-twice = в архиве две части с одним именем
limit-odd-part = имя части архива ведёт за его пределы
limit-doctype = внутри объявление типа документа (DTD), которым раздувают файлы
limit-tag = внутри тег непомерной длины
limit-attributes = внутри тег с сотнями атрибутов
limit-depth = теги вложены глубже 128 уровней
limit-text = в одной ячейке больше миллиона знаков
limit-texts = в книге больше полутора миллионов разных текстов
limit-records = стилей, имён или листов больше, чем допускает Excel
limit-merged = на листе больше 20 000 объединённых блоков
limit-cells = заполненных ячеек больше 650 тысяч или тексты в них занимают больше 48 МБ
limit-streamed = заполненных ячеек больше десяти миллионов
limit-rows = данные стоят ниже строки 200 000 или правее столбца 2 000
limit-time = за отведённое время он не прочитан
limit-memory = для чтения не хватило отведённой памяти или он повреждён
limit-text-file = текстовый файл больше 58 МБ
finding-delimiter = разделитель столбцов взят «{ $delimiter }»; по заголовкам подходит не он один или в строке sep= назван другой
finding-delimiter-remedy = Если столбцы разошлись неверно, укажите --delimiter или delimiter в selection.toml
finding-garbled = текст перекодирован дважды: UTF-8 принят за { $encoding }
finding-garbled-remedy = Запросите исходный файл или сохраните его заново как «CSV UTF-8» из программы, где буквы видны верно
finding-encoding-doubtful = кодировка не определена, заголовки не узнаны: { $samples }. Файл не использован
finding-encoding-sample = { $encoding } даёт «{ $sample }»
finding-encoding-doubtful-remedy = Укажите кодировку: --encoding или encoding в selection.toml; если это не данные для отбора, уберите файл из папки
finding-control = в строке { $line } служебные знаки вместо букв
finding-macros = в книге есть макросы: они не выполняются
finding-links = книга берёт значения из других книг: взяты сохранённые, пересчёт не выполняется
finding-since-1904 = книга считает дни от 1904 года; на числа это не влияет
finding-nothing-to-do = Ничего делать не нужно, если книга открывалась и сохранялась в Excel после последних изменений
finding-hidden-rows = { $count ->
    [one] скрыта { $count } строка
    [few] скрыты { $count } строки
   *[other] скрыто { $count } строк
 } с данными: { $names }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
 }
finding-hidden-columns = { $count ->
    [one] скрыт { $count } столбец
    [few] скрыты { $count } столбца
   *[other] скрыто { $count } столбцов
 } с данными: { $names }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
 }
finding-filter = на листе включён фильтр: { $count ->
    [one] скрыта { $count } строка
    [few] скрыты { $count } строки
   *[other] скрыто { $count } строк
 } из { $height } (строки { $names }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
 })
finding-hidden-remedy = Учитывать ли их, решаете вы: hidden_rows = "use" или "skip" у файла в selection.toml; или покажите строки и сохраните книгу
finding-hidden-used = Учтены наравне с другими: так сказано в selection.toml
finding-hidden-skipped = Не учтены: так сказано в selection.toml
finding-full-sheet = лист заполнен до предела формата ({ $rows } строк): конец данных мог быть отрезан
finding-full-sheet-remedy = Запросите данные частями или файлом .csv; если это всё, допустите: --allow F12
finding-formulas = { $count ->
    [one] { $count } значение — результат формулы
    [few] { $count } значения — результаты формул
   *[other] { $count } значений — результаты формул
 }: взято сохранённое, пересчёт не выполняется
finding-formulas-remedy = Ничего делать не нужно, если книга сохранена в Excel после последних изменений
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
finding-no-column-remedy = Исправьте заголовок столбца или добавьте столбец (файл); без него показатель не считается. У простой таблицы проверьте и columns в selection.toml
finding-no-used-rows = ни одна строка не относится к школам реестра
finding-no-used-rows-remedy = Проверьте названия школ и муниципалитет: они должны быть как в реестре
finding-year-unused = данные за { $year } год методике не нужны и не использованы
finding-year-unused-remedy = Ничего делать не нужно, если год прочитан верно; иначе укажите его в selection.toml
finding-file-unused = методике эти данные не нужны: на перечень они не влияют
finding-file-unused-remedy = Ничего делать не нужно
finding-folders = папки внутри не читаются: { $folders }
finding-folders-remedy = Если в них нужные файлы, положите файлы в саму папку
finding-no-sheet = в книге нет листа «{ $sheet }», названного в selection.toml. Есть: { $sheets }
finding-no-sheet-remedy = Исправьте sheet в selection.toml
finding-broken-bytes = строка { $line } испорчена: в ней не буквы
finding-no-rows = под заголовками нет строк
finding-no-rows-remedy = Проверьте, тот ли это файл
finding-look-alike = среди русских букв латинские: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-look-alike-remedy = На подсчёт не влияет: буквы сравниваются по виду. Поиск и ВПР в Excel такого слова не найдут — перенаберите его
finding-unseen = лишние или неразрывные пробелы, невидимые знаки или необычные кавычки (знаки названы кодами): { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-unseen-remedy = На подсчёт не влияет. Поиск и ВПР в Excel такого названия не найдут — перенаберите его
finding-personal = на листе персональные данные: { $columns }. Для перечня школ они не нужны, лист не прочитан
finding-personal-column = столбец «{ $name }» ({ $kind })
finding-personal-unnamed = столбец { $name } ({ $kind })
finding-personal-remedy = Запросите сводные данные без этих столбцов или исключите столбцы: { $options }
finding-personal-dropped = персональные данные исключены, { $count ->
    [1] столбец
   *[other] столбцы
}: { $columns }
finding-personal-dropped-remedy = Ничего делать не нужно: эти столбцы не читались
personal-name = имена людей
personal-snils = СНИЛС
personal-document = документы, удостоверяющие личность
personal-birth = даты рождения
personal-contact = адреса, телефоны
finding-no-register = в папке нет реестра школ
finding-no-register-remedy = Положите в папку таблицу со столбцами «Код», «Наименование», «Тип», «Уровень» (1–9, 1–11 …)
finding-register-proposed = в папке нет реестра школ. По файлам он предложен ниже: { $count ->
    [one] { $count } школа
    [few] { $count } школы
   *[many] { $count } школ
}. Уровень угадан по экзаменам: есть ЕГЭ — 1–11, только ОГЭ — 1–9
finding-register-proposed-remedy = Проверьте строки и сохраните их в папку как «реестр.csv» (UTF-8) или добавьте --accept-register
finding-register-accepted = реестр школ взят по файлам (--accept-register): { $count ->
    [one] { $count } школа
    [few] { $count } школы
   *[many] { $count } школ
}. Уровень угадан по экзаменам: есть ЕГЭ — 1–11, только ОГЭ — 1–9
finding-register-accepted-remedy = Проверьте школы и уровни и сохраните реестр в папку: без --accept-register программа печатает его
finding-proposed-codes = у школы «{ $about }» в файлах разные коды: { $things }
finding-proposed-code = код { $about } в файлах стоит при разных названиях: { $things }
finding-proposed-near = школы с номером { $about } не встречаются в одном файле: { $things }. Возможно, это одна школа
finding-proposed-unnumbered = школа «{ $about }» и { $things } не встречаются в одном файле. Возможно, это одна школа
finding-proposed-grades = { $name }: уровень не угадан: ни ЕГЭ, ни ОГЭ в файлах нет
finding-proposed-grades-remedy = Сохраните предложенный реестр и впишите уровень (1–4, 1–9, 1–11 …)
finding-proposed-remedy = Если школа одна, оставьте в реестре одну строку, а остальные названия впишите в «Другие названия»
paste-names = Школы узнаны по типу и номеру. Чтобы их названия были в реестре:
paste-head = Для вставки в реестр [{ $code }]:
paste-line = { $line }
paste-alias = { $school }: в «Другие названия» допишите: { $names }
paste-alias-if = { $school }: если в файлах она названа «{ $names }», допишите это в «Другие названия»; если это другая школа, добавьте строку:
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
finding-row-twice = { $school } встречается ещё раз с теми же данными: { $other }
finding-row-twice-remedy = Удалите одну из строк или повторный файл
finding-row-contradicts = { $school } встречается ещё раз с другими данными: { $other }
finding-rows-more = { $school } встречается и дальше, начиная с { $other }
finding-row-contradicts-remedy = Оставьте верную строку: программа не выбирает между ними
finding-sheet-contradicts = { $school } встречается на другом листе этой книги с другими данными: { $other }
finding-sheet-contradicts-remedy = Если второй лист — свод, назовите нужный: --sheet или sheet в selection.toml; если нет, оставьте верную строку: программа не выбирает между ними
finding-school-absent = нет никаких данных о школе { $school }
finding-school-absent-remedy = Школа не оценивается; запросите данные или уберите её из реестра
finding-code-name = код { $code } — это { $by_code }, а по названию «{ $name }» это { $by_name }
finding-code-name-remedy = Исправьте код или название в этой строке
finding-code-other-name = код { $code } — это { $by_code }, а названа «{ $name }»
finding-several-schools = «{ $name }» подходит к нескольким школам реестра: { $schools }
finding-several-schools-remedy = Впишите в строку код школы или её муниципалитет либо исправьте название
finding-unknown-school = в реестре нет школы «{ $name }»
finding-unknown-school-near = в реестре нет школы «{ $name }». Похожие: { $near }
finding-unknown-school-remedy = Исправьте название или добавьте его в столбец «Другие названия» реестра; строки для реестра — в конце, в книге ошибок — на листе «Для реестра»
finding-more-unknown = школы этих строк не опознаны, как и в тех, что названы выше: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-more-unknown-remedy = Исправьте сначала названное выше: скорее всего, это таблица другого города или столбец не с названиями школ
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
finding-fractions-remedy = Ячейки формата «Процентный» хранят доли: скажите это в selection.toml, percent = "fraction" у файла; или умножьте столбец на 100
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
finding-suppressed = { $count ->
    [1] число скрыто
   *[other] числа скрыты
}: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-suppressed-remedy = Скрыто — не ноль: показатель считается отсутствующим. Если он нужен методике, запросите данные без сокрытия
finding-blank = { $count ->
    [1] пустая ячейка
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
finding-insufficient = { $school } не оценивается: в индексе «{ $index }» данные есть только на { $coverage } % веса
finding-insufficient-remedy = Запросите недостающие данные; «не оценивается» не значит «благополучна»
finding-printed = { $school }: { $indicator }: напечатано { $value } %, и по округлению не сказать, по какую сторону границы { $cut } лежит настоящая доля
finding-printed-remedy = Взято напечатанное; впишите количество и общее число, тогда доля станет точной
finding-tie = на черте { $count ->
    [one] { $count } школа
    [few] { $count } школы
   *[many] { $count } школ
} с равным баллом: { $schools }
finding-tie-remedy = Решено по правилу методики о равных баллах
finding-head = в данных есть ошибки, перечень не составлен. Ничего не записано.
finding-allow = Ошибку (не «стоп») можно допустить осознанно: --allow { $code }. Непонятая ячейка тогда считается отсутствующей, противоречивые числа берутся как есть, скрытые строки берутся, из одинаковых столбцов берётся левый, строка неузнанной школы и непонятый лист не берутся; допущение попадёт в протокол.
finding-line = [{ $code }] { $place }: { $message }. { $remedy }.
finding-level-stop = СТОП
finding-level-error = ОШИБКА
finding-level-note = замечание
finding-folder = папка

## Замечания: строки, участники, проценты

finding-percent-disagrees = процент не сходится с количеством и числом участников: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-percent-disagrees-remedy = Исправьте процент, количество или число участников
finding-percent-several = по проценту и числу участников количество не восстановить, подходит несколько: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-percent-several-remedy = Впишите количество вместо процента или процент с двумя знаками
finding-percent-sum = сумма долей отметок не равна 100 % (для строки): { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-percent-sum-remedy = Если в столбцах количества, а не проценты, добавьте в заголовки «чел.»; иначе исправьте проценты
finding-recovered = { $count ->
    [one] { $count } количество восстановлено
    [few] { $count } количества восстановлены
   *[many] { $count } количеств восстановлено
} по проценту и числу участников: подходит только одно
finding-recovered-remedy = Ничего делать не нужно
finding-share-of-nobody = доля есть, а участников 0: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-share-of-nobody-remedy = Исправьте число участников или сотрите долю
finding-mean-impossible = такого среднего при этом числе участников не бывает: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-mean-impossible-remedy = Проверьте средний балл и число участников
finding-row-year = не понять, за какой год строка: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-row-year-remedy = Впишите год четырьмя цифрами: 2019
finding-row-subject = предмет, класс или работа программе не известны, строки не использованы: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-row-subject-remedy = Ничего делать не нужно, если методике они не нужны; иначе исправьте название
finding-participants-absent = { $count ->
    [one] { $count } участник без результата не учтён
    [few] { $count } участника без результата не учтены
   *[many] { $count } участников без результата не учтены
}
finding-participants-absent-remedy = Ничего делать не нужно, если они не сдавали экзамен
finding-passed-by-score = столбца «Зачёт» нет: не преодолевшими минимум считаются участники с баллом ниже установленного минимума
finding-passed-by-score-remedy = Добавьте столбец «Зачёт», если он есть в базе
finding-odd-answer = балл или отметка не поняты, участники не учтены: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-odd-answer-remedy = Впишите балл или отметку числом; если участник не сдавал, оставьте пусто
finding-same-for-all = у всех { $count } школ одно и то же значение { $value }: { $measure }, { $year } год
finding-same-for-all-remedy = Проверьте, не скопировано ли одно число на весь столбец
finding-far-from-others = { $school }: { $measure }, { $year } год — { $value }, а медиана школ { $median }
finding-jump = { $school }: { $measure } — было { $before } % участников, стало { $now } %
finding-far-remedy = Проверьте число; если оно верно, ничего делать не нужно
finding-several-towns = в таблице школы нескольких муниципалитетов, а в реестре муниципалитет не указан; новый муниципалитет: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-several-towns-remedy = Заполните в реестре столбец «Муниципалитет»: тогда чужие школы не попадут в ваши; если все они ваши, допустите --allow F71
finding-doubtful-results = в названии стоит «{ $word }»: это могут быть не основные или не окончательные результаты
finding-doubtful-results-remedy = Если они окончательные, уберите это слово или назовите раскладку (layout) в selection.toml; если нет, уберите файл из папки
finding-sheet-refused = похоже на документ «{ $layout }», но в названии стоит «{ $word }»: это не сам экзамен, и лист не использован
finding-sheet-refused-remedy = Ничего делать не нужно; если это всё же результаты, назовите раскладку (layout) в selection.toml
finding-sheet-unread = похоже на документ «{ $layout }», но показатели под заголовками не поняты, и лист не использован
finding-sheet-unread-remedy = Посмотрите check ФАЙЛ --explain-layout; если лист не нужен, уберите его или допустите --allow F72
finding-multiplied = { $school }: { $measure } — было { $before }, стало { $now }
finding-partial-results = балл, отметка или зачёт известны не у всех участников школы по предмету (первая строка): { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-partial-results-remedy = Впишите недостающее; пока показатели, которые по ним считаются, отсутствуют
finding-participant-twice = участник сосчитан по одному предмету дважды: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-participant-twice-remedy = Оставьте один результат: похоже на пересдачу или повтор строки
finding-several-periods = в таблице участники разных периодов экзамена: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-several-periods-remedy = Оставьте основной период или разделите таблицу
finding-two-subjects = код предмета и его название говорят о разных предметах, строки не использованы: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-two-subjects-remedy = Исправьте код или название предмета
finding-merged = объединённые ячейки: значение относится к нескольким школам или показателям: { $cells }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
finding-merged-remedy = Разъедините ячейки и впишите значение каждой школе
finding-second-table = ниже начинается другая таблица, она не прочитана
finding-second-table-remedy = Перенесите её на отдельный лист
finding-school-unnamed = не понять, какой школы этот файл: в заголовке, в названии листа и файла нет школы из реестра
finding-school-unnamed-remedy = Впишите название школы в заголовок или переименуйте файл: «СШ № 16 самообследование.xlsx»
layout-extends = раскладки «{ $layout }» нет. Поставляются: { $known }
layout-is = Понято как: { $title } ({ $id })
layout-nearest = Не понято. Больше всего похоже на: { $title } ({ $id })
layout-none = Не понято: нет столбца с названием или кодом школы и известных показателей
layout-words = В заголовке, названии листа или файла нужно одно из слов: { $words }. Допишите его или назовите раскладку в selection.toml
layout-year = Год: { $year }
layout-cell = Ячейка
layout-heading = Заголовок
layout-meaning = Что значит
layout-measure-is = { $title }
layout-measure-by-row = { $title } ({ $id }: предмет или класс — в строке)
layout-check = сверяется: { $title }
layout-word = { $word }
layout-value = количество; что это, сказано в строке
layout-ignored = не используется
layout-doubled = повтор: не читается
layout-unknown = НЕ ПОНЯТО
layout-add = Чтобы непонятые столбцы читались, положите рядом с данными файл { $id }-наша.toml с этими строками; лишние уберите, величины проверьте:
layout-own-id = { $id }-наша
layout-or-measure = или measure, одна из величин:
field-code = код школы
field-name = название школы
field-short_name = краткое название
field-aliases = другие названия
field-predecessors = предшественники
field-kind = тип школы
field-grades = уровень (классы)
field-district = район
field-municipality = муниципалитет
field-cluster = кластер
field-year = год
field-subject = предмет
field-grade = класс
field-decision = решение
field-decided_by = кем принято
field-decided_on = дата решения
field-act = акт
field-reason = основание
field-score = балл участника
field-mark = отметка участника
field-primary = первичный балл участника
field-journal_mark = отметка участника по журналу
field-passed = преодолён ли минимум
field-id = код участника
field-status = статус результата
field-period = период экзамена
layout-grain = у раскладки с grain = "participants" должна быть procedure, у раскладки с grain = "groups" — разделы [[row]], и только у них

## Отказы

failure-layout = в раскладке { $file } есть ошибки
failure-missing = не найдено: { $path }
failure-missing-near = не найдено: { $path }. Похоже на: { $near }?
failure-denied = не удаётся прочитать { $path }: { $reason }
failure-too-large = файл { $path } больше 128 МБ: это не таблица по школам
failure-not-text = файл { $path } — не текст в UTF-8. Сохраните его в Блокноте с кодировкой UTF-8
failure-not-file = { $path } — не файл, а канал, устройство или сокет: читать из него нельзя. Сохраните данные в обычный файл и укажите его
failure-empty-folder = в папке { $path } нет файлов с данными. Положите в неё таблицы (.xlsx, .csv): реестр школ, результаты ОГЭ и ЕГЭ, самообследование, социальный паспорт
failure-no-criteria = методика не выбрана. Укажите её: --criteria ФАЙЛ — или строкой criteria = "…" в selection.toml. Вместе с программой поставляется: { $shipped } (папка criteria)
failure-several-criteria = в папке несколько файлов методики: { $files }. Выберите один: --criteria ФАЙЛ
failure-criteria = методика { $file } содержит ошибки:
failure-selection = файл { $file } содержит ошибки:
failure-no-year = не указан год отбора. Добавьте --year ГГГГ или строку year = … в selection.toml. Годы в данных: { $years }
run-no-data = { $path } — готовый отчёт: исходных данных в нём нет. Показать по нему одну школу: shnor explain "{ $path }" ШКОЛА. Для остального укажите папку с исходными файлами
run-settled = { $path } — готовый отчёт: в нём уже записаны методика, год и то, как читались файлы. Уберите из команды: { $options }
run-bare = одного result.json мало: чтобы объяснить школу, нужна вся папка отчёта, и в ней файлы { $files }
run-lacks = { $record } не называет файла { $file }: папка отчёта неполна. Составьте отчёт заново: shnor select … --out
run-missing = в папке отчёта нет файла { $file }, который назван в { $record }. Верните его или составьте отчёт заново: shnor select … --out
run-name = { $record } называет файл «{ $file }»: в папке отчёта таких не бывает
run-changed = { $count ->
    [1] файл отчёта изменён
   *[other] файлы отчёта изменены
 } после записи: { $files }. Такому отчёту верить нельзя: верните прежние файлы или составьте отчёт заново: shnor select … --out
run-line = { $file }, строка { $line }: { $what }
run-file = { $file }: { $what }
run-not-json = файл повреждён: здесь нарушена запись JSON
run-value = здесь не то, что записывает программа этой версии. Если отчёт составила другая, составьте его заново: shnor select … --out
run-row = в строке не столько столбцов, сколько в заголовке
run-columns = не те столбцы, которые записывает программа этой версии
run-order = строка стоит не на своём месте или повторяет предыдущую
run-school-unknown = школы «{ $school }» нет среди школ отчёта
run-school-twice = школа «{ $school }» названа дважды
run-school-place = у школы «{ $school }» место, которого нет: мест не больше, чем школ, и первое из них — 1
run-other-version = записано в виде { $written }, а эта версия программы понимает { $known }. Откройте отчёт той версией программы, которая его составила, или составьте его заново
run-foreign = это не файл отчёта shnor: вместо { $known } в нём стоит «{ $written }»
run-settings = в { $record } стоит то, чего программа не записывает: { $problems }. Верните файл, каким он был, или составьте отчёт заново: shnor select … --out
run-settings-encoding = кодировка «{ $written }» (бывают { $known })
run-settings-delimiter = разделитель «{ $written }» (а это один знак)
run-settings-version = версия программы «{ $written }» (а это число вида 0.1.0)
run-settings-language = язык «{ $written }» (бывают { $known })
run-settings-folder = путь к исходным файлам «{ $written }» (а он начинается от папки отчёта)
run-settings-digest = отпечаток файла { $file } «{ $written }» (а это не SHA-256)
run-settings-no-digest = файл { $file } без отпечатка
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
how-outside = по заголовку или имени файла

## Отчёт

banner-synthetic = ВЫМЫШЛЕННЫЕ ДАННЫЕ: показатели придуманы для примера и не относятся к настоящим школам.
report-title = Перечень школ для адресной поддержки, { $year } год
report-purpose-decided = Перечень — для поддержки, а не для наказания. Комиссия его рассмотрела: её решения названы ниже, по остальным школам остаётся решение по расчёту.
report-by-decision = решение комиссии
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
}; { $share } % из них, { $rounding } — { $wanted }; в перечне { $listed }, последний балл { $score }.
report-cut-none = Ни одна школа не получила балла: перечень пуст.
rounding-ceiling = с округлением вверх
rounding-floor = с округлением вниз
report-list = Перечень
report-risk = Группа риска (не включены; до черты не больше { $within } б.): { $schools }
report-risk-school = { $school } ({ $score })
report-insufficient = Недостаточно данных, не оценивались: { $schools }
report-not-considered = Не рассматривались (методика их исключает или к ним не применяется): { $schools }
report-why = Почему эти школы
report-why-note = Недобор — сколько баллов не хватает до медианы города; «вне перечня» — { $school }, первая школа за чертой (балл { $score }).
report-gap-school = Разрыв — сколько баллов отделяет школу от первой за чертой ({ $school }, балл { $score }); вся полоса — { $most }.
report-gap-pools = Разрыв — сколько баллов отделяет школу от первой за чертой в её группе; вся полоса — { $most }.
report-gap-score = Разрыв — сколько баллов отделяет школу от границы перечня; вся полоса — { $most }.
report-why-note-public = Показатели школ перечня, которые можно опубликовать.
report-why-note-plain = Недобор — сколько баллов не хватает до медианы города.
report-school-head = { $school }: место { $rank }, балл { $score }
report-school-rest = Остальные показатели баллов против медианы не отняли: к ней +{ $amount } б.
report-school-rest-nothing = Остальные показатели баллов против медианы не отняли.
report-matches = Школы, узнанные не по официальному названию
report-match = { $school } — «{ $written }» в файле { $file } ({ $how })
report-ranking = Все школы по месту
report-schools = Все школы
report-inputs = Исходные файлы
report-methodology = Методика
report-methodology-note = Файл методики дословно; весь порядок отбора стоит в нём.
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
column-published = Опубликовано показателей
report-published-count = { $published } из { $count }
column-rank = Место
column-school = Школа
column-score = Балл
column-gap = Разрыв
column-status = Решение
column-grounds = Основание
column-reasons = Что больше всего тянет вниз
column-indicator = Показатель
column-value = Школа
column-counts = Сколько
column-interval = Интервал 95 %
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
value-percent = { $value } %
value-recovered = { $percent } ({ $count })
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
missing-not-published = не публикуется
missing-small-cohort = результатов { $cohort }, нужно не меньше { $least }
handled-not-applicable = не входит в полноту данных
handled-renormalised = вес распределён между остальными показателями индекса
handled-insufficient = данных не хватило для балла

report-missing = { $title } — значения нет: { $why } ({ $handled })
report-unused = не использован
taken-share = Доля в процентах: ({ $above }) / ({ $below })
taken-mean = Среднее, взвешенное по числу участников: { $of }
taken-value = Значение из документа: { $measure }
scale-goalposts = по прямой от { $nought } (0) до { $one } ({ $points }); за границами — те же 0 и { $points }
reason = { $indicator }: { $value } ({ $counts }); медиана города { $median }; недобор { $shortfall }

## Одна школа

explain-title = { $school }, { $year } год
explain-school = Код { $id }; тип: { $kind }; классы: { $grades }
explain-verdict = Решение по методике: { $status }. Место { $rank } из { $ranked }, балл { $score }.
explain-verdict-unranked = Решение по методике: { $status }. Балла нет.
explain-verdict-withheld = Решение по методике: { $status }. Балл не публикуется.
cut-end-at-most = не больше { $cut }
cut-end-at-least = { $cut } и больше
explain-cut-inside = Черта: включены школы с баллом { $end }. До первой школы вне перечня ({ $outside }, { $outside_score }) — { $gap }.
explain-cut-outside = Черта: включены школы с баллом { $end }. До черты { $gap }.
explain-because = Что тянет вниз: { $reasons }
explain-because-none = Ни один показатель не отнял баллов против медианы города.
explain-reason = { $indicator } (недобор { $shortfall })
explain-sum = Сумма баллов { $sum }{ $adjustments }; балл { $score }. Данные есть на { $coverage } % веса применимых показателей.
explain-adjustment = ; { $step } { $amount }
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
      shnor select "C:\ШНОР\2020" -c municipal-index-no-vpr -y 2020 -o "C:\отчет"
      shnor select данные --format json > result.json
      shnor select данные --what-if правки.csv
      shnor select 2021 2022 --out отчеты
cli-explain-about = Показать школы целиком: каждое число до ячейки, сравнение с другими, что изменило бы решение
cli-explain-examples =
    Примеры:
      shnor explain sample-data/norilsk-2020 "СШ № 16"
      shnor explain sample-data/norilsk-2020 16
      shnor explain "Отчет 2020" 16
      shnor explain sample-data/norilsk-2020 16 41 --against "СШ № 13"
      shnor explain sample-data/norilsk-2020 --listed --format md
      shnor explain sample-data/norilsk-2020 --why-not
cli-data = Папка с файлами, один файл или selection.toml
cli-school = Школы: номера, коды или названия
cli-criteria = Файл методики (.toml)
cli-year = Год отбора: год августа, в котором составляется перечень
cli-out = Папка для отчёта
cli-force = Заменить прежний отчёт в этой папке
cli-format = Вид вывода: table, json, csv, md
cli-format-explain = Вид вывода: table, json, md
cli-value-encoding = КОДИРОВКА
cli-encoding = Кодировка текстовых файлов: utf-8, windows-1251, cp866, utf-16le, utf-16be, koi8-r (без неё определяется и проверяется по заголовкам)
cli-value-sign = ЗНАК
cli-delimiter = Разделитель столбцов текстовых файлов: ; , | или \t
cli-value-sheet = ЛИСТ
cli-sheet = Лист книг Excel, с которого брать данные; остальные не читаются
cli-allow = Допустить ошибку в данных с этим кодом
cli-drop-personal = Исключить столбец персональных данных: его заголовок или буква, как в замечании F31; можно повторять
cli-accept-register = Взять реестр, предложенный по файлам, если своего нет (F73)
cli-value-heading = ЗАГОЛОВОК
cli-quiet = Не печатать сообщения: только результат и ошибки
cli-ascii = Рисовать таблицы и полосы знаками, которые есть в любом терминале: + - | #
cli-value-data = ДАННЫЕ
cli-data-or-run = Папка с файлами, один файл, selection.toml или папка отчёта
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

# Значения
value-percent-points = { $value } п. п.
value-per-hundred = { $value } на 100
value-yes = да
value-no = нет

# Недостающее и шкалы
missing-dropped = результаты исключены по правилу методики: { $years }
missing-without = нет значения показателя, из которого он считается
missing-small-group = в группе для сравнения { $size ->
    [one] { $size } школа
    [few] { $size } школы
   *[other] { $size } школ
 }: меньше пяти не сравнивают
missing-constant = у всех школ группы одно значение: показатель ничего не различает
missing-no-scale = методика не даёт шкалы для такой школы
missing-no-index = нет: данных недостаточно
handled-table = веса взяты из таблицы замен
handled-worst = засчитано наихудшее значение
handled-group-median = засчитана медиана группы
handled-rules = как его учитывают правила, сказано в методике

# Шаги
step-cap = ограничение сверху
step-floor = ограничение снизу
step-blend = смешивание с другим показателем
step-multiply = умножение на коэффициент
step-geometric = геометрическое среднее вместо арифметического
step-stand-in = замена недостающих данных

# Находки расчёта
finding-dropped = { $school }: показатель «{ $indicator }», { $year } год исключён: выполняется правило «{ $rule }»
finding-dropped-remedy = так требует методика; проверьте данные, по которым сработало правило
finding-small-group = { $school }: показатель «{ $indicator }» не оценён: в группе для сравнения { $size ->
    [one] { $size } школа
    [few] { $size } школы
   *[other] { $size } школ
 } с данными, нужно не меньше пяти
finding-small-group-remedy = объедините группы в методике (within) или возьмите шкалу с постоянными границами
finding-constant = показатель «{ $indicator }» у всех школ группы одинаков и ничего не различает: { $schools }
finding-constant-remedy = показатель считается недостающим; проверьте столбец или уберите показатель из методики
finding-decision-status = решение «{ $written }» не понято
finding-decision-status-remedy = напишите одно из: включена, группа риска, не включена, недостаточно данных, не рассматривается
finding-decision-twice = { $school }: два решения
finding-decision-twice-remedy = оставьте одно решение о школе
finding-decision-date = дата решения «{ $date }» не понята
finding-decision-date-remedy = напишите день так: 03.09.2020
finding-decision-bare = { $school }: в решении не указано: { $fields }
finding-decision-bare-remedy = заполните, кто решил, когда, каким актом и почему: без этого решение не доказать

# Правила в отчёте
held-yes = выполняется
held-no = не выполняется
held-unknown = неизвестно: данных недостаточно
held-withheld = не публикуется: данных нет, или они скрыты
held-not-applicable = к школе не применяется
rule-line = Правило «{ $rule }»: { $held }{ $counts }
rule-counts = {" "}(условий выполнено { $yes } из { $cells }{ $unknown ->
    [0] {""}
   *[other] , неизвестно { $unknown }
 })
rule-counts-none = {" "}(ни одно условие не должно быть выполнено; выполнено { $yes } из { $cells }{ $unknown ->
    [0] {""}
   *[other] , неизвестно { $unknown }
 })
rule-no-counts = {""}
rule-cell = { $title }{ $year }: { $held }{ $value }{ $cut }
rule-cell-year = , { $year }
rule-cell-pooled = {""}
rule-cell-share = {" "}— { $value } ({ $numerator } из { $denominator })
rule-cell-value = {" "}— { $value }
rule-cell-missing = данных нет
rule-cell-nothing = {""}
rule-cell-cut = , граница { $cut }
rule-cell-grade = , «{ $grade }»
rule-of-list = Черта перечня
report-rules = Правила
report-no-list = Методика перечня не составляет: она только считает и отмечает.
report-cut-inside = { $ranked ->
    [one] Балл получила { $ranked } школа
    [few] Балл получили { $ranked } школы
   *[other] Балл получили { $ranked } школ
 }; до черты — { $listed }, последний балл { $score }.
report-listed = По расчёту в перечне { $count ->
    [one] { $count } школа
    [few] { $count } школы
   *[other] { $count } школ
 }.
report-listed-decided = С решениями комиссии в перечне { $count ->
    [one] { $count } школа
    [few] { $count } школы
   *[other] { $count } школ
 }.
report-cut-number = { $ranked ->
    [one] Балл получила { $ranked } школа
    [few] Балл получили { $ranked } школы
   *[other] Балл получили { $ranked } школ
 }; по методике — { $wanted }; в перечне { $listed }, последний балл { $score }.
report-cut-pool = Группа «{ $pool }». { $line }
report-cut-score = В перечень входят школы с баллом { $interval }.
report-cut-rule = Правило «{ $rule }» выполняется у { $count ->
    [one] { $count } школы
   *[other] { $count } школ
 }.
report-risk-rules = Группа риска: { $schools }
report-mark = Отметка «{ $mark }» ({ $rule }): { $schools }
report-mark-nobody = Отметка «{ $mark }» ({ $rule }): ни у одной школы
report-precision = Насколько точны доли
precision-interval = { $low }–{ $high } %
precision-line = 95-процентный интервал { $interval }; сглаженная оценка { $shrunken } %
precision-line-alone = 95-процентный интервал { $interval }
precision-meaning = 95-процентный интервал показывает, насколько доля зависит от случая: в таких пределах она могла бы лежать, если бы год повторился с другими такими же учениками. 3 из 10 — это 11–60 %, 30 из 100 — 22–40 %. Если показатель складывает несколько экзаменов, интервал на деле шире: результаты одного ученика связаны. На балл и перечень интервал не влияет.
precision-alarms = Из { $schools } { $schools ->
    [one] школы
   *[other] школ
 } по каждому показателю примерно у { $outside ->
    [one] { $outside } школы
   *[other] { $outside } школ
 } доля окажется вне интервала только по случайности.
precision-smoothed = Сглаженная оценка — доля школы, придвинутая к доле всех школ: чем меньше учеников, тем сильнее. На балл и перечень она не влияет.
report-flags = Отметки
flags-note = Отметка — повод посмотреть, а не вывод о школе. Сама она на место и решение не влияет; если правило, по которому она ставится, ещё и убирает данные или решает о перечне, это сказано в методике.
flags-note-short = Отметки — повод посмотреть; сами они на перечень не влияют. Подробно о школе: shnor explain.
flag-mark = Отметка «{ $mark }»: { $rule }
flag-short = Отметка «{ $mark }»: { $schools }
flag-unseen = Отметка «{ $mark }» не проверялась: { $why }
flag-unseen-without = нет данных ({ $indicators })
flag-unseen-partly = ни у одной школы нет всех нужных данных
report-mark-unknown = Отметка «{ $mark }» ({ $rule }): неизвестно, нужных данных нет ни у одной школы
report-decision-public = Решение комиссии: { $school } — { $decided } (по расчёту: { $computed }). { $date }, { $act }. Кто решил и почему, в издании для публикации не приводится
report-decision = Решение комиссии: { $school } — { $decided } (по расчёту: { $computed }). { $by }, { $date }, { $act }. Основание: { $reason }
report-why-note-rules = Ниже — правила, которые выполняются, и значения, по которым они выполняются.
report-criteria-file = Файл методики
pool-unknown = не указано
explain-index = { $index }: { $value }
explain-index-note = Индексы посчитаны без округления баллов, поэтому их сумма может немного отличаться от балла.
explain-lack = Для индекса «{ $index }» данные есть на { $coverage } % веса применимых показателей{ $needed }.
explain-lack-all = , а нужны все
explain-lack-table = ; для таких пропусков методика весов не даёт
explain-lack-coverage = , а нужно не меньше { $needed } %
explain-index-graded = { $index }: { $value }, «{ $grade }»
explain-stand-in = { $what }: { $normalised } × вес { $weight } = { $points }
explain-scale-as-is = шкалы нет: в индекс идёт само значение, { $normalised }
explain-scale-bands = по полосам методики: { $normalised }
explain-scale-cut = по границе методики: { $normalised }
explain-scale-grid = по сетке методики: { $normalised }
explain-scale-relative = среди школ группы: { $normalised }
explain-scale-logarithmic = на логарифмической шкале: { $normalised }

# Методика словами
annex-purpose = Общие положения
annex-indicators = Показатели
annex-indices = Индексы
annex-rules = Правила
annex-list = Перечень
annex-rounding = Точность и округление
annex-purpose-text = Назначение: { $text }
annex-source = Источник: { $text }
annex-act = Акт: { $text }
annex-verified-text = Методика сверена с текстом акта.
annex-verified-secondary = Методика сверена с пересказом акта; сам акт не сверялся.
annex-verified-own = Методика собственная: она не воспроизводит ничьего акта.
annex-template = Не утверждена: образец. До применения её утверждает орган управления образованием.
annex-not-approved = Не утверждена. Утверждена: ____________________ (акт, дата, кем).
annex-valid = Годы отбора, для которых она составлена: { $from }–{ $to }.
annex-note = Примечание: { $text }
annex-higher = Чем больше индекс, тем лучше; поддержка нужна школам с наименьшим.
annex-lower = Чем больше индекс, тем больше потребность в поддержке.
annex-years = Год: последний, за который есть данные, { $oldest ->
    [0] в год отбора
    [one] не раньше чем за { $oldest } год до года отбора
    [few] не раньше чем за { $oldest } года до года отбора
   *[other] не раньше чем за { $oldest } лет до года отбора
 }.
annex-years-pooled = Годы: последние { $last }, за которые есть данные, { $oldest ->
    [0] в год отбора
    [one] не раньше чем за { $oldest } год до года отбора
    [few] не раньше чем за { $oldest } года до года отбора
   *[other] не раньше чем за { $oldest } лет до года отбора
 }. { $pool }
annex-pool-counts = Числители и знаменатели за эти годы складываются.
annex-pool-participants = Средние за эти годы взвешиваются по числу участников.
annex-pool-mean = Берётся среднее значений отдельных лет, каждый год весит одинаково.
annex-pool-latest = Берётся последний из этих лет, который есть у школы.
annex-cohort = При числе результатов меньше { $least } показатель не оценивается; то же — для каждого года, на который смотрит правило.
annex-applies = Применяется: { $who }.
annex-drop = Год не учитывается, если за него выполняется правило «{ $rule }».
annex-value-rounding = Значение округляется: { $rounding }.
annex-scale = Шкала: { $scale }.
annex-scale-rest = Шкала (остальные школы): { $scale }.
annex-for-rest = Для остальных школ: { $text }
annex-ranked = Школы ранжируются по индексу «{ $index }».
annex-all-grounds = Основание, которое к школе не применяется, не учитывается; если не применяется ни одно, школа не рассматривается.
annex-scale-for = Шкала ({ $who }): { $scale }.
annex-weight = Вес в индексе «{ $index }»{ $who }: { $weight } из { $total }.
annex-factor = Множитель в индексе «{ $index }»{ $who }: { $weight }.
annex-weight-for = {" "}({ $who })
annex-part = «{ $part }»
annex-part-weight = «{ $part }» — { $weight }
annex-for = Для части школ ({ $who }): { $text }
annex-index-rounding = Индекс округляется: { $rounding }.
annex-grade = { $interval } — «{ $grade }»
annex-grades = Словом: { $bands }.
annex-step = Затем: { $action }{ $rounding }.
annex-step-if = Затем, если { $conditions }: { $action }{ $rounding }.
annex-step-cap = не больше { $most }
annex-step-floor = не меньше { $least }
annex-step-blend = часть (доля { $share }) заменяется на «{ $with }»; если он не известен, замены нет
annex-step-multiply = умножается на показатель «{ $by }» по его шкале; если он не известен, умножения нет
annex-share-of = из показателя «{ $title }»
annex-step-only = число { $interval }
annex-step-when = выполняется правило «{ $rule }»
annex-step-rounding = {" "}и округляется: { $rounding }
annex-mark = Школа, у которой правило выполняется, отмечается: «{ $mark }».
annex-caveat = { $caveat }
annex-ground-lowest = Основание: школа — среди тех, у кого наибольшая потребность в поддержке по индексу «{ $index }»{ $within }: { $size }.
annex-ground-score = Основание: балл { $interval }.
annex-ground-rule = Основание: выполняется правило «{ $rule }».
combine-any = В перечень школу вносит любое из оснований.
combine-all = В перечень школу вносят только все основания вместе.
annex-one-ground = В перечень школу вносит одно основание.
annex-ranking-only = Методика ранжирует школы и перечня не составляет.
annex-ties-include = Школы с равным баллом на черте включаются все; о равенстве всегда сообщается.
annex-ties-exclude = Школы с равным баллом на черте не включаются; о равенстве всегда сообщается.
annex-ties-break = Из школ с равным баллом на черте включаются худшие по показателям: { $indicators }; равные и по ним включаются все. О равенстве всегда сообщается.
annex-risk = Группа риска: школы вне перечня, чей балл отличается от черты не больше чем на { $within }.
annex-risk-rules = Группа риска: школы вне перечня, у которых выполняется хотя бы одно из правил: { $rules }.
annex-exclude = Не рассматриваются: { $kinds }.
annex-exclude-when = Не рассматриваются школы, у которых выполняется правило: { $rules }.
annex-insufficient = Если данных для решения не хватает, школа получает состояние «недостаточно данных»: это не то же, что благополучие.
annex-commission = Расчёт — проект решения. Решение комиссии записывается рядом с расчётом и его не заменяет.
annex-exact = Доли, средние и баллы считаются точно, дробями; границы сравниваются точно: 3 из 10 — это 30 %. Корни, логарифмы и отклонения берутся с 17 знаками.
annex-points-rounding = Баллы каждого показателя округляются и потом складываются: { $rounding }.
annex-score-rounding = Итог округляется: { $rounding }. Правила и слова смотрят на число до этого округления.
annex-rank-after = Места определяются по округлённому итогу.
annex-rank-before = Места определяются по итогу до округления.
taken-per-hundred = На каждые 100 ({ $below }): { $above }
taken-sum = Количество: { $of }
taken-change = Изменение показателя «{ $of }»: последний год минус взятый год на { $back } раньше
taken-difference = «{ $of }» минус «{ $less }»
taken-ratio = «{ $of }», делённое на «{ $over }»
scale-as-is = само значение
scale-logarithmic = логарифмическая: от { $nought } (0) до { $one } ({ $points })
scale-min-max = место между худшим и лучшим значением школ{ $within } (от 0 до { $points }), { $better }{ $outliers }
scale-z = отклонение от среднего в стандартных отклонениях{ $within }, { $better }{ $outliers }
scale-percentile = место по порядку среди школ{ $within } (от 0 до { $points }), { $better }{ $ties }{ $outliers }
scale-rank = порядковый номер среди школ{ $within }, умноженный на { $points }, { $first }, { $better }{ $ties }{ $outliers }
scale-first-worst = 1 — худшая
scale-first-best = 1 — лучшая
scale-ties-min = ; равные получают наименьший из своих номеров
scale-ties-max = ; равные получают наибольший из своих номеров
scale-ties-mean = ; равные получают средний из своих номеров
scale-winsorised = ; пока асимметрия больше { $skewness } по модулю и эксцесс больше { $kurtosis }, крайнее значение приравнивается к соседнему (не больше { $most } раз)
scale-no-ties = {""}
scale-better-high = лучше большее
scale-better-low = лучше меньшее
scale-band = { $interval } — { $points }
scale-band-graded = { $interval } — { $points }, «{ $grade }»
scale-bands = баллы по полосам: { $bands }
scale-cut = { $points }, если { $interval }; иначе 0
scale-grid = баллы по сетке с показателем «{ $by }»: { $cells }{ $coarse }
scale-grid-coarse = {" "}. Если результатов меньше { $below }: { $cells }
scale-grid-row = { $row }: { $cells }
scale-grid-cell = { $column } — { $points }
method-mean = Взвешенное среднее, умноженное на { $points }: { $parts }.
method-mean-relative = Взвешенное среднее: { $parts }.
method-sum = Сумма: { $parts }.
method-geometric = Взвешенное геометрическое среднее, умноженное на { $points }: { $parts }.
method-largest = Наибольшее из: { $parts }.
method-smallest = Наименьшее из: { $parts }.
gap-refuse = Если нет хотя бы одной применимой части, индекс не считается.
gap-renormalise = Вес частей без данных делится между остальными пропорционально, пока данные есть не меньше чем на { $coverage } % веса.
gap-worst = Часть без данных считается наихудшей, пока данные есть не меньше чем на { $coverage } % веса.
gap-median = Часть без данных заменяется медианой школ{ $within }, пока данные есть не меньше чем на { $coverage } % веса.
gap-table = Если частей не хватает, веса берутся из таблицы: { $rows } В остальных случаях индекс не считается.
gap-table-row = Нет: { $without } — веса: { $weights }.
test-count = { $hold }: { $items } — { $is }{ $years }.
test-holds = выполняется
test-is = значение { $interval }
test-graded = оценка: { $grades }
test-pooled = {""}
test-every = { $last ->
    [1] {" "}в последнем году, за который есть данные
   *[other] {" "}в каждом из последних { $last } лет, за которые есть данные
 }
test-any = { $last ->
    [1] {" "}в последнем году, за который есть данные
   *[other] {" "}хотя бы в одном из последних { $last } лет, за которые есть данные
 }
test-each = ; каждый из последних { $last } лет считается отдельно
hold-single = Условие
hold-all = Выполняются все условия
hold-any = Выполняется хотя бы одно из условий
hold-none = Не выполняется ни одно из условий
hold-at-least = Выполняется не меньше { $least } из условий
hold-share = Доля выполненных условий { $interval }
test-lowest = Школа — среди тех, у кого наименьшее значение «{ $of }»{ $within }: { $size }; равные последней входят.
test-highest = Школа — среди тех, у кого наибольшее значение «{ $of }»{ $within }: { $size }; равные последней входят.
test-smallest-group = Школа входит в наименьшую группу школ, на которую приходится { $share } % суммы «{ $of }»; равные последней входят.
test-across = Доля школ, у которых выполняется правило «{ $rule }», в группе ({ $by }) { $interval }.
rule-gap-unknown = Условия без данных могут быть и выполнены, и нет: если они меняют вывод, вывода нет.
rule-gap-not-held = Условия без данных считаются невыполненными{ $coverage }.
rule-gap-coverage = , если данные есть не меньше чем по { $share } % применимых условий; иначе вывода нет
rule-gap-held = Условия без данных считаются выполненными{ $coverage }.
interval-answer = ответ «{ $at }»
interval-equal = ровно { $at }
interval-at-least = не меньше { $at }
interval-more-than = больше { $at }
interval-at-most = не больше { $at }
interval-less-than = меньше { $at }
interval-between = { $low } и { $high }
interval-all = любое
rounding-half-up = до { $digits ->
    [one] { $digits } знака
   *[other] { $digits } знаков
 } после запятой, половина — от нуля
rounding-half-even = до { $digits ->
    [one] { $digits } знака
   *[other] { $digits } знаков
 } после запятой, половина — к чётной цифре
rounding-truncate = до { $digits ->
    [one] { $digits } знака
   *[other] { $digits } знаков
 } после запятой, остальное отбрасывается
size-number = { $number ->
    [one] { $number } школа
    [few] { $number } школы
   *[other] { $number } школ
 }
size-share = { $share } % школ с данными, { $rounding }
group-none = {""}
group-within = {" "}той же группы ({ $by })
group-level = уровень
group-type = тип
group-cluster = кластер
group-district = район
group-municipality = муниципалитет
who-everyone = ко всем школам
who-some = { $parts }
who-levels = уровни { $names }
who-types = типы: { $names }
who-clusters = кластеры: { $names }
decision-by = кто решил
decision-on = дата
decision-act = акт
decision-reason = основание

# Простые таблицы
selection-plain-only = key, columns и register действуют только при kind = "plain"
selection-field = «{ $meaning }»: такого сведения о школе нет. Есть: { $known }
selection-meaning = «{ $meaning }» не понято: нужна величина каталога, слово латинскими строчными буквами (тогда методика объявляет plain.слово) или school.…
selection-meaning-near = «{ $meaning }» не понято. Возможно, «{ $near }»
finding-plain-no-key = в таблице нет столбца «{ $key }», по которому узнаются школы
finding-plain-no-column = в таблице нет столбца «{ $heading }»
finding-plain-no-column-near = в таблице нет столбца «{ $heading }». Возможно, «{ $near }»
finding-plain-column-remedy = исправьте имена столбцов в selection.toml: они сравниваются без учёта регистра и пробелов

# Методика как файл
cli-criteria-about = Методики: проверить, показать словами, начать свою
cli-criteria-check = Проверить файл: все ошибки сразу, замечания, а с данными — что весит на деле
cli-criteria-show = Показать методику словами: нумерованное приложение к приказу (Markdown)
cli-criteria-list = Что поставляется вместе с программой
cli-criteria-new = Заготовка методики с пояснениями
cli-criteria-schema = JSON Schema файла методики (для редакторов)
cli-criteria-reference = Справочник языка методик (Markdown)
cli-criteria-file = Файл методики (.toml) или имя поставляемой
cli-criteria-data = Папка с данными: проверить методику на них
cli-criteria-out = Куда записать; без этого — на экран. Готовый файл не перезаписывается
cli-criteria-examples =
    Примеры:
      shnor criteria list
      shnor criteria new --out моя-методика.toml
      shnor criteria check моя-методика.toml --data "C:\ШНОР\2020"
      shnor criteria show municipal-index --out приложение.md
failure-file-exists = файл { $path } уже есть: он не перезаписывается. Укажите другой
criteria-list-head = Поставляются с программой:
criteria-list-line = { "  " }{ $name } — { $title } ({ $standing }; { $verified })
criteria-list-foot = Показать словами: shnor criteria show ИМЯ. Применить: shnor select ПАПКА --criteria ИМЯ
check-sound = { $file }: ошибок нет. Показателей { $indicators }, индексов { $indices }, правил { $rules }.
check-remarks = Замечания:
check-no-data = Нет данных ни у одной школы: «{ $indicator }»
check-dominates = Показатель «{ $indicator }» решает больше половины: на него приходится больше 50{" "}% различий между баллами школ
check-against = Показатель «{ $indicator }» работает против остальных: чем он лучше, тем хуже итог школ
check-rule-nobody = Правило «{ $rule }» не выполняется ни у одной школы
influence-title = Вес по методике и вес на деле:
influence-note = «На деле» — доля показателя в различиях между баллами школ (ковариация с итогом); в сумме около 100{" "}%.
column-with-data = Школ с данными
column-nominal = Вес, %
column-variance = На деле, %
remark-relative = шкала «{ $id }» зависит от других школ: балл школы может измениться от чужих результатов, годы по нему не сравнивают
remark-flat = все полосы «{ $id }» дают одно и то же: показатель ничего не различает
remark-weight = вес «{ $id }» так мал, что после округления ничего не меняет
remark-never-chosen = в индексе «{ $id }» часть «{ $part }» никогда не выбирается: другая всегда больше (меньше)
remark-rule-outside = правило «{ $id }»: значение «{ $item }» никогда не лежит в этих границах
remark-rule-years = правило «{ $id }»: у «{ $item }» берётся меньше лет, чем спрашивает правило
remark-rule-never = правило «{ $id }» не может выполниться
remark-rule-always = правило «{ $id }» выполняется всегда
remark-step-idle = в индексе «{ $id }» есть шаг, который ничего не меняет: до этой границы число не доходит
remark-score-never = балл никогда не лежит в границах score: в перечень по ним никто не войдёт
remark-no-list = методика перечня не составляет: раздела [list] нет
remark-not-approved = методика никем не утверждена: раздел [approved] пуст
reference-title = Язык методик
reference-intro = Эта страница сделана программой: `shnor criteria reference`. Методика — один файл TOML. Дроби пишутся с точкой, тексты — в прямых кавычках, строки с `#` — пояснения. Проверка: `shnor criteria check ФАЙЛ` (JSON Schema — `shnor criteria schema` — знает только ключи и виды значений, остальное проверяет программа); то же словами: `shnor criteria show ФАЙЛ`; заготовка: `shnor criteria new`.
reference-root = Файл
reference-same = { $title } — как { $first }.
reference-usual = ; обычно `{ $word }`
reference-key = Ключ
reference-holds = Что пишется
reference-about = Что значит
reference-required = {" "}(обязательно)
holds-text = текст
holds-number = число
holds-integer = целое число
holds-flag = `true` / `false`
holds-texts = список текстов
holds-words = список из { $words }
holds-number-map = таблица «имя = число»
holds-text-map = таблица «имя = текст»
holds-number-rows = строки чисел
holds-table = таблица
holds-tables = список таблиц

# Ключи файла методики: key-таблица-ключ, key-any-ключ, key-таблица-is-слово, key-table-таблица
key-any-at-least = Не меньше этого числа
key-any-more-than = Больше этого числа
key-any-at-most = Не больше этого числа
key-any-less-than = Меньше этого числа
key-any-equal = Ровно это число
key-any-answer = Ответ «да» (`yes`) или «нет» (`no`)
key-any-levels = Только школы с этими классами: `"1-9"`, `"1-11"`, `"5-11"`, `"1-4"`, `"10-11"`. Школа, чей уровень неизвестен, под особые условия не подпадает, а применимым показатель считается
key-any-types = Только школы этих типов (слова типов — в выводе ranking.csv): `"gymnasium"`, `"boarding_school"` …
key-any-clusters = Только школы этих кластеров, как они названы в реестре
key-any-digits = Сколько знаков после запятой остаётся
key-any-mode = `half_up` — половина от нуля, `half_even` — к чётной, `truncate` — остальное отбрасывается
key-any-share = Доля в процентах
key-any-number = Сколько школ
key-any-rounding = Как число школ становится целым: вверх или вниз; нужно при share
key-any-within = Внутри каких групп: считать отдельно по уровню, типу, кластеру, району, муниципалитету
key-any-coverage = На какую долю веса (или условий), применимых к школе, в процентах, должны быть данные
key-any-id = Имя латиницей, по которому на это ссылаются; в файле не повторяется
key-any-title = Название для людей
key-file-schema = Первая строка всякой методики
key-file-id = Имя методики, как у файла
key-file-purpose = Для чего отбор
key-file-source = Откуда методика взята
key-file-act = Акт, которому она следует; пусто, если никакому
key-file-verified = Насколько сверена: с текстом акта (`text`), с его пересказом (`secondary`), ни с чем — своя (`own`)
key-file-standing = Образец (`template`), проект (`draft`), утверждена (`approved`)
key-file-valid-years = Для отбора каких лет: `"2018–2022"`, `"2018–"`, `"2020"`; пусто — для всех
key-file-note = Что ещё должен знать читатель
key-file-direction = `higher_is_better` — чем больше балл, тем лучше, поддержка нужна наименьшим; `lower_is_better` — наоборот
key-file-approved = Кто утвердил: заполняется при standing = "approved"
key-file-measure = Величины, которых нет в каталоге программы: столбцы простых таблиц и числа, заданные вручную
key-file-indicator = Показатели: что берётся из данных
key-file-index = Индексы: как показатели сводятся в одно число
key-file-rule = Правила: что верно или неверно о школе
key-file-list = Перечень; без этого раздела методика только считает и отмечает
key-file-rounding = Где округляется итог
key-approved-act = Акт
key-approved-date = Его дата
key-approved-by = Кто утвердил
key-measure-id = `plain.` и слово латинскими строчными буквами, цифрами и `_`
key-measure-kind = Количество (`count`), число (`number`), процент (`percent`), да/нет (`yes_no`)
key-indicator-short = Краткое название для узких таблиц
key-indicator-share = Числитель доли: количества, которые складываются
key-indicator-of = Знаменатель доли: количества, которые складываются
key-indicator-mean = Средние, которые взвешиваются по числу участников
key-indicator-sum = Количества, которые складываются
key-indicator-value = Величина, как она стоит в документе
key-indicator-change = Изменение другого показателя за годы
key-indicator-difference = Один показатель минус другой
key-indicator-ratio = Один показатель, делённый на другой
key-indicator-unit = Единица, если не та, что следует из способа: `per_hundred` для «на 100 учеников»
key-indicator-years = Из каких лет; нужно всем, кроме change, difference и ratio
key-indicator-pool = Как годы становятся одним числом: складываются количества (`counts`), среднее по годам (`mean`), последний год школы (`latest`)
key-indicator-smallest-cohort = При меньшем числе результатов показатель не оценивается; то же — для каждого года, на который смотрит правило
key-indicator-drop-when = Правила: год, за который хотя бы одно из них выполняется, в показатель не входит
key-indicator-rounding = Округление самого значения, до шкалы и правил
key-indicator-scale = Шкала; нужна показателю, который входит в индекс
key-indicator-for = Особые шкалы для части школ; действует первая подходящая
key-change-of = Показатель, изменение которого берётся
key-change-years-back = На сколько взятых лет назад; обычно 1
key-difference-of = Уменьшаемое
key-difference-less = Вычитаемое
key-ratio-of = Делимое
key-ratio-over = Делитель
key-years-last = Сколько последних лет, за которые есть данные
key-years-not-older-than = Не раньше чем за столько лет до года отбора
key-years-every-of-last = Верно в каждом из стольких последних лет
key-years-any-of-last = Верно хотя бы в одном из стольких последних лет
key-years-each-of-last = Каждый из стольких последних лет — отдельное условие
key-scale-method = Способ
key-scale-points-at-best = Сколько даёт лучшее значение (обычно 1)
key-scale-worst = Значение, которое даёт 0
key-scale-best = Значение, которое даёт 1
key-scale-logarithmic = Прямая — по логарифмам
key-scale-better = Какие значения лучше: большие (`high`) или малые (`low`)
key-scale-winsorise = Что сделать сначала с выбросами
key-scale-ties = Какой номер получают равные
key-scale-bands = Полосы значений и их баллы; вместе покрывают всё без дыр и наложений
key-scale-by = Второй показатель сетки (обычно изменение)
key-scale-rows = Полосы самого показателя
key-scale-columns = Полосы второго показателя
key-scale-points = Баллы: строка на каждую полосу rows, число на каждую полосу columns
key-scale-coarse = Более грубая сетка для малых школ
key-scale-is-goalposts = прямая между двумя постоянными значениями; другие школы её не сдвигают
key-scale-is-as-is = само значение
key-scale-is-min-max = место между худшим и лучшим значением школ
key-scale-is-z-score = отклонение от среднего в стандартных отклонениях (совокупности)
key-scale-is-percentile = место по порядку: (номер − 1) / (число школ − 1), 0 — худшая
key-scale-is-rank = порядковый номер, 1 — худшая
key-scale-is-bands = баллы по полосам значений
key-scale-is-cut = points_at_best, если значение в границах; иначе 0
key-scale-is-grid = баллы по двум показателям: состояние и изменение
key-winsorise-most = Сколько раз, не больше
key-winsorise-skewness = Пока асимметрия по модулю больше этого
key-winsorise-kurtosis = и эксцесс больше этого
key-bands-points = Сколько баллов даёт полоса
key-bands-grade = Слово полосы: зона, оценка
key-coarse-fewer-than = Если результатов меньше этого
key-coarse-rows = Полосы самого показателя
key-coarse-columns = Полосы второго показателя
key-coarse-points = Баллы
key-for-scale = Шкала этих школ
key-for-parts = Части и веса у этих школ
key-index-method = Способ: взвешенное среднее (обычно), сумма, геометрическое среднее, наибольшее, наименьшее
key-index-total = Сумма весов; балл индекса — от 0 до неё
key-index-weights = `relative` — веса только пропорции, индекс — само среднее
key-index-for = Другие части и веса для части школ; действует первый подходящий раздел
key-index-parts = Части индекса
key-index-missing = Что становится с частями без данных
key-index-rounding = Округление индекса
key-index-steps = Что делается с числом потом, по порядку
key-index-grades = Слова для чисел индекса; можно разные для разных групп школ, действует первый подходящий раздел
key-parts-indicator = Показатель
key-parts-index = Индекс
key-parts-weight = Вес; у largest и smallest не пишется, у sum обычно 1
key-missing-policy = Правило
key-missing-rows = Строки таблицы
key-missing-is-refuse = одной применимой части нет — индекса нет
key-missing-is-renormalise = вес недостающих делится между остальными пропорционально
key-missing-is-table = веса по таблице: для каждого набора недостающих — свои
key-missing-is-worst = недостающая часть считается наихудшей
key-missing-is-group-median = недостающая часть заменяется медианой группы
key-missing-is-unknown = условия без данных могут быть и выполнены, и нет
key-missing-is-not-held = условия без данных считаются невыполненными
key-missing-is-held = условия без данных считаются выполненными
key-rows-without = Каких частей нет (нет данных или неприменимы)
key-rows-weights = Веса остальных
key-steps-step = Шаг
key-steps-only-if = Только если число в этих границах
key-steps-when = Только если выполняются все эти правила
key-steps-rounding = Округление после шага
key-steps-at-most = Предел сверху
key-steps-at-least = Предел снизу
key-steps-with = Показатель или индекс, который примешивается
key-steps-share = Доля в процентах
key-steps-share-of = Показатель, который задаёт долю (от 0 до 1)
key-steps-by = Показатель, на который умножают (по его шкале)
key-steps-is-multiply = умножение на показатель по его шкале: штраф или надбавка
key-steps-is-cap = не больше
key-steps-is-floor = не меньше
key-steps-is-blend = часть числа заменяется другим, если оно известно
key-grades-bands = Полосы чисел и их слова; вместе покрывают всё
key-rule-of = На что смотрит правило: показатели, индексы, другие правила
key-rule-mark = Чем отмечается школа, у которой правило выполняется; на перечень отметка не влияет
key-rule-caveat = Чего отметка не значит, полным предложением: печатается вместе с ней; только вместе с mark
key-rule-missing = Что становится с условиями без данных; обычно `unknown`
key-rule-is = Каким должно быть значение; у правил в of не пишется
key-rule-years = По каким годам; без этого — значение за все годы вместе
key-rule-hold = Сколько условий должно быть верно: все (`all`, обычно), хотя бы одно (`any`), ни одного (`none`)
key-rule-hold-at-least = Не меньше стольких условий
key-rule-hold-share = Доля верных условий в процентах
key-rule-lowest = Школа среди школ с наименьшим значением
key-rule-highest = Школа среди школ с наибольшим значением
key-rule-smallest-group = Школа в наименьшей группе, на которую приходится доля всей суммы
key-rule-across = Какая доля школ района (кластера, …) выполняет правило из of; доля — в hold_share
key-is-grade = Слово полосы — одно из этих
key-list-index = Индекс, по которому ранжируют школы
key-list-lowest = В перечень входят школы с наибольшей потребностью по индексу
key-list-score = В перечень входят школы с баллом в этих границах
key-list-rules = В перечень входят школы, у которых выполняется правило
key-list-combine = Если оснований несколько: достаточно одного (`any`) или нужны все (`all`)
key-list-ties = Школы с равным баллом на черте: включить всех, никого или решить по показателям tiebreak
key-list-tiebreak = Показатели, по которым из равных выбирают худшую школу
key-list-risk = Группа риска
key-list-exclude-types = Типы школ, которые не рассматриваются
key-list-exclude-when = Школы, у которых выполняется хотя бы одно из этих правил, не рассматриваются
key-risk-within = Балл отличается от черты не больше чем на столько
key-risk-rules = Выполняется хотя бы одно из этих правил
key-rounding-contribution = Округление баллов каждого показателя: они округляются и потом складываются
key-rounding-score = Округление итога
key-rounding-rank = Места — по итогу до округления (`before`, обычно) или после (`after`)
key-table-approved = Утверждение.
key-table-measure = Величины сверх каталога. Столбцы простых таблиц (kind = "plain" в selection.toml) и числа, заданные вручную.
key-table-indicator = Показатель. Ровно одно из: share с of, mean, sum, value, change, difference, ratio.
key-table-scale = Шкала: из значения показателя — число для индекса.
key-table-index = Индекс. Сумма точна: балл равен сумме вкладов показателей и названных поправок.
key-table-rule = Правило. Отвечает «выполняется», «не выполняется», «неизвестно» или «не применяется»: неприменимое — не пройдено и не провалено.
key-table-list = Перечень.
key-table-missing = Недостающие данные.
key-table-steps = Шаг.
key-table-rounding = Округление.

# Проверка данных
cli-check-about = Найти все ошибки в данных сразу: файл, ячейка, что не так и что сделать
cli-check-examples =
    Примеры:
      shnor check sample-data/norilsk-2020
      shnor check "C:\ШНОР\2020" --out "C:\ШНОР\2020\ошибки.xlsx"
      shnor check "C:\ШНОР\2020\ОГЭ-2020.xlsx"
      shnor check --codes F38
cli-check-out = Записать книгу ошибок (.xlsx), которую можно разослать школам: строка на ошибку, ссылка на ячейку
cli-check-force = Заменить прежнюю книгу ошибок
cli-check-explain-layout = Как понят каждый заголовок и что дописать для непонятых
cli-check-codes = Что значит код; без кода — все коды (Markdown)
cli-file-written = Записано: { $path }
failure-book-exists = файл { $path } уже есть. Укажите другой или добавьте --force, чтобы заменить прежнюю книгу
failure-file-foreign = файл { $path } — не книга ошибок shnor: он не заменяется. Укажите другой
failure-file-link = { $path } — ссылка. Через ссылку файл не пишется: укажите сам файл
failure-file-write = не удаётся записать { $path }: { $reason }. Если файл открыт, закройте его
failure-not-xlsx = книга пишется в файл .xlsx, а указан { $path }
failure-code = кода «{ $code }» нет. Все коды: shnor check --codes
finding-own-workbook = это книга ошибок, записанная программой; она не читается
finding-own-workbook-remedy = Ничего делать не нужно
finding-folder-head = Папка в целом
finding-kind = { $level } [{ $code }]
finding-times = { $count ->
    [one] { $count } раз
    [few] { $count } раза
   *[many] { $count } раз
}:
finding-times-more = … и ещё { $count }
finding-what-to-do = Что сделать: { $remedy }
finding-totals-line = { $stops ->
    [0] Ошибок
   *[other] Стоп: { $stops }, ошибок
}: { $errors }, замечаний: { $notes }.
finding-first = Сначала исправьте эти 3:
finding-first-line = { $number }. [{ $code }] { $title }: { $count ->
    [one] { $count } раз
    [few] { $count } раза
   *[many] { $count } раз
}
check-clean = Ошибок нет. Проверено файлов: { $files }, строк: { $rows }, видов проверок: { $checks }.
check-notes-only = Ошибок нет, замечаний: { $notes }. Проверено файлов: { $files }, строк: { $rows }, видов проверок: { $checks }.
check-faulty = { $stops ->
    [0] Ошибок
   *[other] Стоп: { $stops }, ошибок
}: { $errors }, замечаний: { $notes }. Проверено файлов: { $files }, строк: { $rows }, видов проверок: { $checks }.
check-left-no-criteria = Методика не указана (--criteria), поэтому не проверено, хватает ли ей столбцов и лет.
check-left-no-year = Год отбора не указан (--year), поэтому не проверено, хватает ли методике столбцов и лет.
check-left-one-file = Проверен один файл: хватает ли данных методике и нет ли школы дважды в разных файлах, покажет проверка папки.
faults-title = Ошибки в данных: проверка shnor
faults-sheet-summary = Сводка
faults-sheet-each = Ошибки
faults-sheet-register = Для реестра
faults-more = и ещё { $count }: исправьте эти и проверьте снова
value-rows = { $read } / { $used }
column-understood = Понято как
column-rows-read = Строк
column-rows-used = Взято
column-errors = Ошибок
column-notes = Замечаний
column-number = №
column-cell = Ячейка
column-code = Код
column-level = Уровень
column-what = Что не так
column-remedy = Что сделать
column-meaning = Что значит

# Книга для заполнения
cli-template-about = Записать книгу для заполнения: листы и столбцы, которые нужны методике
cli-template-examples =
    Примеры:
      shnor template данные.xlsx --criteria municipal-index-no-vpr --year 2020
      shnor template "C:\ШНОР\данные.xlsx" -c моя-методика.toml -y 2020
cli-template-file = Куда записать книгу (.xlsx); готовый файл не перезаписывается
template-selection = Положите рядом с книгой selection.toml с этими строками: по заголовкам такие столбцы не узнать.
template-register = Реестр
template-other = Прочие показатели
template-grade = { $title }, { $grade } класс
template-title = { $title }, { $year } год
template-code = Код
template-school = Школа
template-hint = Одна школа — одна строка. Строка «ПРИМЕР» не читается. Что писать в столбец, сказано в примечании к заголовку. Лист, для которого данных нет, удалите.
template-example = ПРИМЕР
template-grades = 1-4, 1-9, 5-11, 10-11, 1-11
template-no-data = н/д
template-suppressed = менее 5
template-not-applicable = х
template-missing = Нет данных — «н/д», скрыто — «менее 5», неприменимо — «х». Ноль — это 0.
template-note-kind = Тип школы: выберите из списка.
template-note-grades = Какие классы есть в школе: выберите из списка. От этого зависит, какие показатели к ней применяются.
template-note-count = Целое число (человек, семей). { $missing }
template-note-number = Число; дробь — с запятой. { $missing }
template-note-percent = Проценты от 0 до 100: 27,2, а не 0,272. { $missing }
template-note-count-and-percent = Количество и процент через косую черту: 12/34,5%. { $missing }
template-note-answer = «да» или «нет». { $missing }
template-refused = Здесь — число (см. примечание к заголовку), «н/д», «менее 5» или «х»; в столбцах со списком — слово из списка.

# Коды находок: code-код, code-код-means, code-код-do; у кодов, которых не бывает, — code-код-elsewhere
codes-title = Коды ошибок и замечаний
codes-intro = Эта страница сделана программой: `shnor check --codes`; один код — `shnor check --codes F38`. «Стоп» — данные использовать нельзя; «ошибка» — перечень не составляется, пока её не исправят или не допустят параметром `--allow КОД`, и тогда это записано в протоколе; «замечание» стоит прочитать.
codes-elsewhere = Коды, которых среди находок не бывает
code-head = { $code } — { $level }: { $title }
code-head-bare = { $code }: { $title }
code-f01 = файла нет
code-f01-means = Файл назван в selection.toml, а в папке его нет
code-f01-do = Исправьте path в selection.toml или положите файл в папку
code-f02 = пустой файл
code-f02-means = В файле ничего нет, кроме, может быть, пробелов
code-f02-do = Замените его файлом с данными или уберите из папки
code-f03 = формат не по названию
code-f03-means = Файл назван по одному формату, а внутри другой; читается то, что внутри
code-f03-do = Ничего делать не нужно; надёжнее переименовать файл
code-f04 = веб-страница вместо книги
code-f04-means = Так сохраняют отчёты некоторые порталы: файл назван .xls, а внутри HTML или XML
code-f04-do = Откройте файл в Excel, LibreOffice или Р7 и сохраните как «Книга Excel (.xlsx)»
code-f05 = пароль
code-f05-means = Книга защищена паролем, прочитать её нельзя
code-f05-do = Снимите пароль (Файл → Сведения → Защита книги) и сохраните файл
code-f06 = файл не читается
code-f06-means = Книга повреждена или сохранена в формате, который не читается
code-f06-do = Откройте файл и пересохраните как .xlsx; если не открывается, запросите его заново
code-f07 = слишком большой файл
code-f07-means = В книге столько ячеек, сколько в таблице по школам не бывает: это ошибка выгрузки или вредоносный файл
code-f07-do = Запросите сводные данные по школам
code-f08 = кодировка не определена
code-f08-means = Ни в одной кодировке текст не читается
code-f08-do = Пересохраните файл как «CSV UTF-8» или как книгу .xlsx
code-f09 = текст перекодирован дважды
code-f09-means = Вместо русских букв стоят пары знаков вроде «РњР‘»: файл когда-то открыли не в той кодировке и сохранили
code-f09-do = Запросите исходный файл
code-f10 = испорченные знаки
code-f10-means = В строке стоит то, что не бывает буквами
code-f10-do = Пересохраните файл как «CSV UTF-8» или как книгу .xlsx
code-f11 = разделитель
code-f11-means = Какой знак разделяет столбцы, определено по содержанию
code-f11-do = Проверьте, верно ли разделены столбцы
code-f12 = лист заполнен до предела
code-f12-means = Строк ровно столько, сколько вмещает формат: конец данных мог потеряться
code-f12-do = Запросите данные частями
code-f13 = файл изменился
code-f13-elsewhere = Что исходные файлы не те, что были при отборе, будет видно при воспроизведении отбора: их SHA-256 стоят в run.json
code-f14 = макросы или внешние связи
code-f14-means = Макросы не выполняются, внешние файлы не открываются: берётся то, что сохранено
code-f14-do = Если значения устарели, обновите их в Excel и сохраните
code-f15 = нет листа
code-f15-means = В книге нет листа, названного в selection.toml
code-f15-do = Исправьте sheet в selection.toml
code-f16 = скрытые листы
code-f16-means = Скрытые листы не используются
code-f16-do = Если на них нужные данные, отобразите их
code-f17 = скрытые строки или столбцы
code-f17-means = Не понять, часть ли это данных
code-f17-do = Отобразите их или удалите
code-f18 = включён фильтр
code-f18-means = Часть строк скрыта фильтром, и не понять, нужны ли они
code-f18-do = Снимите фильтр и сохраните файл
code-f19 = заголовок не в первой строке
code-f19-elsewhere = Это обычно и ошибкой не считается: за что принят лист и сколько строк прочитано, говорит сводка check
code-f20 = заголовок из нескольких строк
code-f20-elsewhere = Это обычно и ошибкой не считается: за что принят лист, говорит сводка check, а непонятые столбцы — F30
code-f21 = объединённые ячейки в данных
code-f21-means = Одно значение стоит сразу против нескольких школ
code-f21-do = Разъедините ячейки и впишите значение каждой школы
code-f22 = вторая таблица на листе
code-f22-means = Под таблицей начинается другая; к какой относятся строки, не понять
code-f22-do = Перенесите вторую таблицу на другой лист
code-f23 = посторонняя ячейка
code-f23-means = Далеко за таблицей стоит ячейка, которая не учтена
code-f23-do = Удалите её содержимое
code-f24 = формула без значения
code-f24-means = Книгу записала программа, которая формул не считает: значения в файле нет
code-f24-do = Откройте книгу в Excel и сохраните её
code-f25 = значения из формул
code-f25-means = Берутся значения, сохранённые в файле; формулы не пересчитываются
code-f25-do = Если значения устарели, откройте книгу в Excel и сохраните её
code-f26 = ошибка вычисления в ячейке
code-f26-means = Вместо числа #ДЕЛ/0!, #ССЫЛКА! и тому подобное
code-f26-do = Исправьте формулу или впишите значение
code-f27 = нет строк
code-f27-means = Под заголовками нет ни одной строки школ реестра
code-f27-do = Проверьте, тот ли это файл и так ли названы школы, как в реестре
code-f28 = нет столбца
code-f28-means = Нет столбца или документа, без которого показатель не посчитать или школу не узнать
code-f28-do = Исправьте заголовок, добавьте столбец или файл
code-f29 = столбец повторяется
code-f29-means = Два столбца означают одно и то же
code-f29-do = Оставьте один или переименуйте лишний
code-f30 = столбец не понят
code-f30-means = Заголовок ни о чём не говорит, столбец не использован
code-f30-do = Если показатель нужен, исправьте заголовок
code-f31 = персональные данные
code-f31-means = На листе данные людей: ФИО, СНИЛС, паспорт, телефон, дата рождения. Программе они не нужны и не показываются
code-f31-do = Запросите сводные данные по школам или исключите эти столбцы: --drop-personal "ЗАГОЛОВОК"
code-f32 = числа записаны текстом
code-f32-means = Они прочитаны как числа
code-f32-do = Ничего делать не нужно
code-f33 = не понято
code-f33-means = На месте числа, уровня, типа или решения стоит то, что не читается
code-f33-do = Впишите значение; если данных нет, напишите «н/д»
code-f34 = тысяча или дробь
code-f34-means = Один знак перед тремя цифрами читается двояко: «1,024»
code-f34-do = Тысячи пишите с пробелом (1 024), дробь — не тремя знаками
code-f35 = единица в ячейке
code-f35-means = «25 чел.» прочитано как 25
code-f35-do = Ничего делать не нужно
code-f36 = дата вместо числа
code-f36-means = Похоже на автозамену Excel: 3.5 стало 3 мая
code-f36-do = Задайте ячейке числовой формат и впишите число с запятой
code-f37 = счёт дат от 1904 года
code-f37-means = В книге другой счёт дат (так сохраняет Excel для Mac); это учтено
code-f37-do = Ничего делать не нужно
code-f38 = доли вместо процентов во всём столбце
code-f38-means = Столбец процентов, а в нём числа от 0 до 1: ячейка формата «Процентный» хранит долю
code-f38-do = Напишите проценты: 27,2, а не 0,272
code-f39 = процент, доля или количество не на месте
code-f39-means = Среди процентов доля, вместо количества процент — или непонятно, что из двух
code-f39-do = Напишите то, что требует заголовок; количество и процент вместе — через косую черту: 12/34,5%
code-f40 = число вне пределов
code-f40-means = Таких процентов или средних не бывает
code-f40-do = Исправьте число; чаще всего потеряна запятая
code-f41 = не количество
code-f41-means = Людей не бывает дробное или отрицательное число
code-f41-do = Исправьте число
code-f42 = часть больше целого
code-f42-means = «2» больше, чем участников; неполных семей больше, чем семей
code-f42-do = Исправьте число или общее количество
code-f43 = количество и процент расходятся
code-f43-means = Число и напечатанный процент не сходятся с общим количеством в той же строке
code-f43-do = Проверьте, от какого количества посчитан процент
code-f44 = сумма не сходится
code-f44-means = Отметки не складываются в число участников или строки школ — в итог
code-f44-do = Найдите строку с ошибкой или исправьте итог
code-f45 = средняя не сходится
code-f45-means = Такой средней отметки из этих отметок не получится
code-f45-do = Проверьте отметки и их заголовки: не перепутаны ли «2» и «5»
code-f46 = сказано, что данных нет
code-f46-means = «н/д», «менее 5» и подобное: это не ноль
code-f46-do = Если данные есть и нужны методике, впишите их
code-f47 = пустая ячейка
code-f47-means = Пусто — не ноль: показатель считается отсутствующим
code-f47-do = Если это ноль, впишите 0
code-f48 = средний балл без участников
code-f48-means = Участников 0, а средний балл есть
code-f48-do = Исправьте число участников или сотрите балл
code-f49 = резкое отличие
code-f49-means = Значение далеко от прошлогоднего или от других школ
code-f49-do = Проверьте его у школы; если верно, ничего делать не нужно
code-f50 = одинаковый столбец
code-f50-means = У всех школ одно значение: может быть, его скопировали на весь столбец. Показатель со шкалой по другим школам тогда ничего не различает и считается недостающим
code-f50-do = Проверьте столбец или уберите показатель из методики
code-f51 = итоговая строка
code-f51-means = «Итого», «в том числе», «среднее» — не школы и не считаются
code-f51-do = Ничего делать не нужно
code-f52 = школа дважды, данные одинаковы
code-f52-means = Две строки об одной школе за один год
code-f52-do = Удалите одну из строк или повторный файл
code-f53 = школа дважды, данные разные
code-f53-means = Две строки (или два решения) об одной школе противоречат друг другу; программа между ними не выбирает
code-f53-do = Оставьте верную
code-f54 = школа не узнана
code-f54-means = Школы нет в реестре, название подходит к нескольким или не указано
code-f54-do = Исправьте название или допишите его в столбец «Другие названия» реестра
code-f55 = о школе нет данных
code-f55-means = Школа есть в реестре, а данных о ней нет или их не хватает; она не оценивается, и это не значит «благополучна»
code-f55-do = Запросите данные или уберите школу из реестра
code-f56 = взяты не все годы
code-f56-means = За часть лет, которые берёт методика, данных о школе нет
code-f56-do = Если данные есть, впишите их
code-f57 = код и название противоречат
code-f57-means = Код одной школы стоит у названия другой, код в реестре дважды, или похожие названия в файлах могут быть одной школой
code-f57-do = Исправьте код или название либо допишите название в столбец «Другие названия» реестра
code-f58 = похожие буквы
code-f58-means = В русском слове латинская буква; сравнению названий это не мешает
code-f58-do = Ничего делать не нужно
code-f59 = лишние пробелы и невидимые знаки
code-f59-means = Сравнению названий и чисел они не мешают
code-f59-do = Ничего делать не нужно
code-f60 = строка разделена неверно
code-f60-means = Кавычка не закрыта, или полей в строке больше, чем заголовков
code-f60-do = Пересохраните файл из Excel; дробь с запятой в файле с запятыми должна стоять в кавычках
code-f61 = год
code-f61-means = Не понять, за какой год данные, или год не тот, который нужен методике
code-f61-do = Укажите год в заголовке листа или в selection.toml
code-f62 = данные не по уровню школы
code-f62-means = Показатель к школе не применяется (её уровень в реестре другой), а данные о нём есть
code-f62-do = Проверьте уровень школы в реестре
code-f63 = мало участников
code-f63-means = Участников меньше, чем требует методика: показатель не оценивается
code-f63-do = Ничего делать не нужно: что становится с его весом, решает методика
code-f64 = равенство на черте
code-f64-means = У нескольких школ на границе перечня равное значение; решено по правилу методики
code-f64-do = Ничего делать не нужно
code-f65 = место зависит от округления
code-f65-elsewhere = Насколько твёрдо место школы, скажет shnor robust
code-f66 = неизвестный ключ настроек
code-f66-elsewhere = Ошибки методики и selection.toml показываются со строкой и столбцом, код завершения 3
code-f67 = сумма весов
code-f67-elsewhere = Ошибка методики: её называет shnor criteria check, код завершения 3
code-f68 = неизвестная раскладка
code-f68-means = В selection.toml названа раскладка, которой нет. Столбца, нужного методике, касается F28
code-f68-do = Исправьте layout в selection.toml
code-f69 = методика изменилась
code-f69-elsewhere = Отличия от методики прошлого года скажет сравнение отборов
code-f70 = критерий ничего не меняет
code-f70-elsewhere = Это говорит shnor criteria check --data; одинаковый у всех показатель — F50
code-f71 = другой муниципалитет
code-f71-means = Строки школ другого муниципалитета не используются; если название только похоже на своё, это ошибка
code-f71-do = Исправьте название муниципалитета; чужие строки можно оставить
code-f72 = файл, лист или папка не использованы
code-f72-means = Не похоже ни на один известный документ, или лежит в папке внутри
code-f72-do = Если это данные для отбора, проверьте заголовки; если нет, уберите из папки
code-f73 = нет реестра
code-f73-means = Без реестра не понять, какие школы есть
code-f73-do = Сохраните предложенный реестр или положите таблицу со столбцами «Код», «Наименование», «Тип», «Уровень»
code-f74 = год исключён
code-f74-means = Результаты школы за год не учтены: выполняется правило методики
code-f74-do = Проверьте данные, по которым сработало правило
code-f75 = мало школ для сравнения
code-f75-means = В группе меньше пяти школ с данными: шкала, которая сравнивает школы, не применяется
code-f75-do = Объедините группы в методике или возьмите шкалу с постоянными границами
code-f76 = неполное решение комиссии
code-f76-means = Не указано, кто решил, когда, каким актом и почему
code-f76-do = Заполните эти столбцы: без них решение не доказать
code-f77 = смешивание не сделано
code-f77-means = Доля, взятая из показателя, не лежит между 0 и 1
code-f77-do = Исправьте данные или возьмите другой показатель
code-f78 = нет шкалы
code-f78-means = У методики нет шкалы для значения или для такой школы
code-f78-do = Добавьте в методику шкалу для таких школ или значений
code-f79 = количества по процентам
code-f79-means = В столбце проценты; количество восстановлено по ним и по числу участников, подходит только одно
code-f79-do = Ничего делать не нужно
code-f80 = участники без результата
code-f80-means = В таблице по участникам есть строки без балла и отметки: в число участников они не входят
code-f80-do = Ничего делать не нужно, если они не сдавали экзамен
code-f81 = порог по таблице
code-f81-means = В таблице по участникам нет столбца «Зачёт»: не преодолевшими минимум считаются участники с баллом ниже установленного минимума
code-f81-do = Добавьте столбец «Зачёт», если он есть в базе
code-f82 = граница внутри округления
code-f82-means = Известен только напечатанный процент, и по нему не сказать, по какую сторону границы лежит настоящий
code-f82-do = Впишите количество и общее число, тогда доля станет точной
code-f83 = не основные результаты?
code-f83-means = В заголовке, названии листа или файла стоит слово вроде «досрочный», «пересдача», «предварительные»
code-f83-do = Если результаты основные и окончательные, уберите это слово или назовите раскладку в selection.toml; если нет, уберите файл

# Насколько устойчив перечень
firm-heading = Насколько устойчив перечень
firm-withheld = Насколько перечень устойчив, в издании для публикации не говорится: по этому можно вычислить скрытое.
firm-none = Об устойчивости сказать нечего: методика перечня не составляет, или её расчёт нельзя разыграть.
firm-summary = Твёрдо в перечне { $firm ->
    [one] { $firm } школа
    [few] { $firm } школы
   *[other] { $firm } школ
 } из { $listed }.
firm-inside = У границы, в перечне: { $schools }
firm-outside = У границы, вне перечня: { $schools }
firm-in-brackets = В скобках — как часто школа входила бы в перечень, если бы те же годы повторились с другими такими же учениками (розыгрышей: { $draws }), или другая причина.
firm-school = { $school } ({ $causes })
firm-percent = { $percent } %
firm-percent-below = меньше { $percent } %
firm-percent-above = больше { $percent } %
firm-cell-below = < { $percent } %
firm-cell-above = > { $percent } %
doubt-results = с другими такими же учениками школа входит в перечень { $often }
doubt-rounding = балл не больше чем на { $near } отличается от балла ближайшей школы по другую сторону черты
doubt-without = решение иное, если убрать показатель: { $indicators }
doubt-weights = решение иное, если изменить на десятую часть вес: { $weights }
firm-school-results = С другими такими же учениками школа входила бы в перечень { $often }{ $places }.
firm-school-weights = С другими весами, в среднем теми же, — { $often }{ $places }.
firm-place = , место { $place }
firm-places = , место от { $low } до { $high }
firm-no-places = {""}
firm-school-firm = Решение твёрдое.
firm-school-border = Решение у границы:
firm-also = Школу включают и другие методики, которым хватило данных: { $titles } (всего таких методик { $count }).
firm-also-none = Другие методики, которым хватило данных ({ $count }), школу не включают.
firm-agreement = { $title } ({ $id }): в перечне { $listed ->
    [one] { $listed } школа
    [few] { $listed } школы
   *[other] { $listed } школ
 }, общих с этим перечнем { $both } из { $here }.
firm-note-results = Ученики: розыгрышей { $draws }. Числа «2», «4», «5», не преодолевших минимум и прочие доли учеников разыгрываются заново вокруг полученных, все отметки одного экзамена вместе: так выглядел бы повтор тех же лет с другими такими же учениками. Об ошибках в данных и о том, что будет в следующем году, это не говорит.
firm-note-no-results = С другими учениками перечень не разыгрывается: ни одно значение, по которому решают, не доля учеников.
firm-note-still = Не меняются в розыгрышах, потому что разброс неизвестен: { $indicators }{ $share }.
firm-note-share = {" "}({ $percent } % веса); настоящая неопределённость больше
firm-note-weights = Веса: розыгрышей { $draws }. Веса берутся вокруг записанных в методике: вес 15 % колеблется примерно от 11 до 19 %, вес 50 % — от 45 до 55 %.
firm-note-seed = Розыгрыши повторяются до последней цифры (начальное число { $seed }). На решение они не влияют: оно у границы, если с другими учениками меняется чаще чем в 2,5 % случаев, если балл не больше чем на 0,05 (из 100) отличается от балла ближайшей школы по другую сторону черты, если меняется без одного показателя или при весе на десятую часть больше или меньше.
firm-same = Тот же перечень без любого из показателей: { $titles }
firm-change-both = { $title }: { $entering ->
    [1] вошла бы
   *[other] вошли бы
 } { $enters }; { $leaving ->
    [1] не вошла бы
   *[other] не вошли бы
 } { $leaves }
firm-change-enters = { $title }: { $entering ->
    [1] вошла бы
   *[other] вошли бы
 } { $enters }
firm-change-leaves = { $title }: { $leaving ->
    [1] не вошла бы
   *[other] не вошли бы
 } { $leaves }
firm-shifted-none = Изменение любого веса на 10 и на 20 % перечня не меняет.
firm-shifted = { $title }, { $percent }
firm-minus = вес на { $percent } % меньше
firm-plus = вес на { $percent } % больше
firm-column-results = Ученики
firm-column-weights = Веса
firm-column-places = Места
firm-column-strip = Место в 95 % случаев
firm-column-weighed = Что взвешено
firm-column-from = От
firm-column-to = До
firm-row-listed = * { $school }
firm-row-outside = {"  "}{ $school }
firm-doubts = Почему у границы
firm-doubt = { $school }: { $doubts }
firm-without = Без одного показателя
firm-shifted-heading = Другой вес
firm-intervals = В каких пределах вес не меняет перечня
firm-intervals-note = Меняется один вес, остальные того же индекса делят оставшееся в прежней пропорции; пределы найдены с шагом в тысячную долю индекса.
firm-others = Другие методики на тех же данных
firm-notes = Что это значит
cli-robust-about = Показать, насколько устойчив перечень: другие ученики, другие веса, без одного показателя
cli-robust-examples =
    Примеры:
      shnor robust sample-data/norilsk-2020
      shnor robust "Отчет 2020" --format md > устойчивость.md
      shnor robust данные --criteria thirty-percent-two --format json
progress-reading = Чтение файлов
progress-firm = Устойчивость перечня
cli-value-when = КОГДА
cli-color = Цвет: auto (на экране, если не задана NO_COLOR), always, never
cli-csv-excel = Напечатать CSV для Excel: с запятой в дробях, точкой с запятой между столбцами и заголовками на языке отчёта. Файлы CSV в папке отчёта остаются для программ
failure-csv-excel = --csv-excel — это CSV для Excel: другой вид вывода (--format) вместе с ним не указывают
column-note = Примечание
note-synthetic = вымышленные данные
note-public = издание для публикации: часть чисел скрыта
cli-value-document = ДОКУМЕНТ
cli-schema-about = Напечатать JSON Schema того, что программа выдаёт для программ
cli-schema-document = Документ: result (result.json и select --format json), run (run.json), explain, robust, check, compare, verify (их --format json), verify-list (verify --list)
cli-schema-examples =
    Примеры:
      shnor schema result > result.schema.json
      shnor schema check
cli-format-robust = Как напечатать: table (таблица), json, md
cli-explain-listed = Все школы перечня
cli-explain-why-not = Почему школа не в перечне; если школы не названы — о ближайших к черте
cli-explain-against = С чем сравнить: название школы, median (медиана города) или cut (первая школа по другую сторону черты)
failure-why-not-listed = { $school } включена в перечень: спросите о ней без --why-not
failure-nobody-listed = В перечне нет ни одной школы: назовите школу, которую нужно объяснить
failure-nobody-outside = Все оценённые школы в перечне: назовите школу, которую нужно объяснить
explain-numbers = Откуда каждое число
column-difference = Разница
column-by-weight = Из-за веса
against-title = Сравнение
against-first-outside = С первой школой вне перечня, { $school }: балл { $score } против { $other }, разница { $difference }.
against-last-inside = С последней школой перечня, { $school }: балл { $score } против { $other }, разница { $difference }.
against-first-beyond = С первой школой за чертой этого года, { $school }: балл { $score } против { $other }, разница { $difference }.
against-last-within = С последней школой внутри черты этого года, { $school }: балл { $score } против { $other }, разница { $difference }.
against-kept-beyond = За чертой этого года её держат: { $parts }.
against-school = Со школой { $school }: балл { $score } против { $other }, разница { $difference }.
against-median = С условной школой, у которой каждый показатель равен медиане города: балл { $score } против { $other }, разница { $difference }.
against-note = Числа показаны с округлением: сумма разниц может на единицу последнего знака отличаться от итога.
against-itself = Это та же самая школа: сравнивать не с чем.
against-no-score = Сравнить нельзя: у школы { $school } нет балла.
against-nobody-outside = Сравнить не с кем: вне перечня нет школ с баллом.
against-nobody-inside = Сравнить не с кем: в перечне нет школ с баллом.
against-kept-off = Вне перечня её держат: { $parts }.
against-part = { $indicator } ({ $difference })
change-title = Что изменило бы решение
change-leaves = Школа не вошла бы в перечень{ $others }, если бы один из показателей был таким (остальные — как есть):
change-enters = Школа вошла бы в перечень{ $others }, если бы один из показателей был таким (остальные — как есть):
change-note = Это мера близости к черте, а не совет: остальные показатели считаются прежними, хотя отметки одного экзамена связаны.
change-line = { $indicator } — { $what }
change-counts = { $numerator } из { $denominator } вместо { $now } ({ $way })
change-counts-year = { $year }: { $numerator } из { $denominator } вместо { $now } ({ $way })
change-more = на { $count } больше
change-less = на { $count } меньше
change-value = { $value } вместо { $now }
change-others-enter = {" "}(вместо неё вошл{ $count ->
    [1] а
   *[other] и
 } бы { $schools })
change-others-leave = {" "}(вышл{ $count ->
    [1] а
   *[other] и
 } бы { $schools })
change-others-equal = ; балл сравнялся бы с баллом { $schools }, { $count ->
    [1] она осталась бы
   *[other] они остались бы
} в перечне
change-computed = Речь о решении по расчёту: комиссия решила иначе.
change-others-none = ; остальные решения не изменились бы
change-easiest-note = Близость к черте — сколько результатов по одному показателю изменили бы решение о школе, если остальное — как есть. Это мера, а не совет.
change-easiest-leaves = Близость к черте: { $change } — и школа не вошла бы{ $others }.
change-easiest-enters = Близость к черте: { $change } — и школа вошла бы{ $others }.
change-out = Ни при каком значении одного показателя решение не изменилось бы: { $indicators }.
change-idle = На решение не влияют: { $indicators }.
rule-cell-pupils = ; иначе было бы при { $numerator } из { $denominator } ({ $way })
sufficient-any = Достаточно { $needed ->
    [1] любого одного
   *[other] любых { $needed }
 } из { $yes } выполненных.
sufficient-all = { $yes ->
    [1] Правило держится на одном выполненном условии.
   *[other] Нужны все выполненные условия.
}
sufficient-any-year = Достаточно одного года из { $years }.
sufficient-unknown = Не хватает { $lacking ->
    [one] { $lacking } условия
   *[other] { $lacking } условий
}; без недостающих данных правило не выполнится при любых других результатах.
sufficient-lacking = Не хватает { $lacking ->
    [one] { $lacking } условия
   *[other] { $lacking } условий
 }; ближе всего: { $nearest }.
sufficient-near = { $title }{ $year } ({ $count ->
    [one] { $count } результат
    [few] { $count } результата
   *[other] { $count } результатов
 })
firm-of-school = Насколько твёрдо решение
firm-computed = Здесь — о решении по расчёту: решения комиссии его не меняют.
firm-empty = Перечень по расчёту пуст.
firm-untested = Твёрдость перечня не проверялась: ни разброса результатов, ни весов, которые можно изменить, у методики нет.
firm-often = в { $percent } % случаев
firm-often-below = менее чем в { $percent } % случаев
firm-often-above = более чем в { $percent } % случаев
cause-rounding = балл у самой черты
cause-without = без одного показателя
cause-weights = другой вес
firm-school-lacking = О твёрдости сказать нечего: данных о школе недостаточно.
firm-school-firm-weights = С другими весами и без одного показателя решение то же; с другими учениками оно не проверялось.
firm-school-untested = Твёрдость не проверялась: разброс значений неизвестен, весов нет.
firm-no-scores = Без показателя балла не было бы ни у одной школы: { $titles }
firm-others-lacking = Не сравнивались, потому что им не хватает данных или лет: { $titles }.
firm-table-star = Звёздочка — школа в перечне.
firm-table-results = «Ученики» — как часто школа входит в перечень с другими такими же учениками.
firm-table-weights = «Веса» — как часто она входит в него с другими весами.
firm-table-cut = Черта внутри полосы — где перечень кончается.
firm-table-rest = Остальные школы с решением ({ $rest }) в перечень почти никогда не входят.
firm-table-lacking = О школах, данных о которых недостаточно ({ $lacking }), этого сказать нельзя.
report-cut-tied = Из-за равных баллов на черте школ в перечне { $listed }, а не { $wanted }.

## Язык вывода и примеры

cli-value-language = ЯЗЫК
cli-lang = Язык справки, сообщений и отчётов: ru, en
cli-keyboard = «{ $written }» не понято: похоже, включена русская раскладка клавиатуры. Возможно, «{ $near }»
cli-top-examples =
    Примеры:
      shnor select sample-data/norilsk-2020
      shnor select --help
      shnor --lang en --help
cli-criteria-check-examples =
    Примеры:
      shnor criteria check моя-методика.toml
      shnor criteria check моя-методика.toml --data "C:\ШНОР\2020" --year 2020
cli-criteria-show-examples =
    Примеры:
      shnor criteria show municipal-index
      shnor criteria show моя-методика.toml --out приложение.md
cli-criteria-list-examples =
    Примеры:
      shnor criteria list
cli-criteria-new-examples =
    Примеры:
      shnor criteria new --out моя-методика.toml
cli-criteria-schema-examples =
    Примеры:
      shnor criteria schema > schema.json
cli-criteria-reference-examples =
    Примеры:
      shnor criteria reference > справочник.md
template-yes = да
template-no = нет

## Издание для публикации

banner-public = ДЛЯ ПУБЛИКАЦИИ. Скрыты: числа людей меньше { $count }, кроме нуля; показатели групп меньше { $group } человек; всё, из чего их можно вычислить, — баллы, места, группа риска, замечания к данным, устойчивость перечня. Медианы посчитаны по опубликованным значениям.
banner-public-barred = Методика использует ВПР: баллы и места школ не публикуются, школы стоят в порядке реестра.
missing-withheld = не публикуется: среди чисел, из которых складывается, есть малые
handled-by-methodology = с ним поступлено так, как велит методика
handled-withheld = учтено при составлении перечня
cli-public-findings = Замечаний к данным: { $count }. В издании для публикации они не печатаются; их покажет `shnor check` или запуск без --public.
cli-public = Издание для публикации: малые числа и всё, из чего их можно вычислить, скрыто; прочее служебное не печатается
run-public = это издание для публикации: часть чисел в нём скрыта, и посчитать по нему заново нельзя. Возьмите служебный отчёт
selection-public = { $key } — не меньше { $least } и не больше 1000: порог можно только поднять
report-cut-withheld = Балл получили школ: { $ranked }; в перечне — { $listed }. Баллы и черта не публикуются: по ним можно вычислить скрытое.
report-withheld = Учтены, но не публикуются (малы или выдали бы малые): { $indicators }

## What the program writes, prints and shows

cli-restored = Запись отчёта была прервана; прежний возвращён на место: { $path }
reason-busy = папка или файл заняты другой программой
reason-quota = файл больше, чем разрешает система

## Книга «перечень.xlsx»

book-title = { $title }. { $sheet }
book-sheet-list = Перечень
book-sheet-ranking = Все школы
book-sheet-contributions = Вклады
book-sheet-rules = Правила
book-sheet-charts = Диаграммы
book-sheet-sources = Исходные данные
book-sheet-methodology = Методика
book-sheet-findings = Замечания
book-sheet-firm = Устойчивость
book-sheet-run = Запуск
book-exact = { $what }: точно
book-exact-above = { $what }: числитель дроби
book-exact-below = { $what }: знаменатель дроби
book-step = { $index }: { $step }
book-why-none = { $why } ({ $handled })
book-sources-note = Здесь — значения, которые берёт методика, каждое с ячейкой. Всё остальное прочитанное — в observations.csv.
book-sum-rounded = Баллы показателей округлены методикой до { $digits ->
        [0] целых
        [one] { $digits } знака после запятой
        [few] { $digits } знаков после запятой
       *[other] { $digits } знаков после запятой
    } и потом сложены: сумма показанных и есть балл школы. Балл показателя — «На шкале» × «Вес»; считать нужно от числителя и знаменателя, а не от округлённой доли. Правее печатаемой страницы — точные значения; если значение не десятичная дробь, рядом числитель и знаменатель.
book-sum-note = Баллы показаны с точностью { $digits ->
        [0] до целых
        [one] до { $digits } знака после запятой
        [few] до { $digits } знаков после запятой
       *[other] до { $digits } знаков после запятой
    }, каждый отдельно, поэтому сумма показанных может отличаться от балла школы в последнем знаке. Правее печатаемой страницы они стоят с { $sum_digits } знаками: сложите их по школе и округлите так же — получится балл школы; сумма там же. Ещё правее — точные значения; если значение не десятичная дробь, рядом числитель и знаменатель. Балл показателя — «На шкале» × «Вес»; считать нужно от числителя и знаменателя, а не от округлённой доли.
book-more = И ещё строк: { $count }; все строки — в файлах CSV отчёта.
book-no-findings = Замечаний к данным нет.
book-findings-withheld = Замечания к данным в издании для публикации не приводятся.
book-version = Программа: shnor { $version }
book-dropped = Исключены столбцы с персональными данными: { $columns }
book-register-accepted = Реестр школ составлен по файлам и принят (--accept-register).
book-run-note = Контрольные суммы файлов отчёта — в run.json, файл методики дословно — criteria.toml.
book-chart-shortfalls = Из чего складывается недобор школ перечня
book-chart-shortfalls-note = Недобор — сколько баллов не хватает до медианы города. Показаны только показатели, по которым школа ниже медианы; то, в чём она выше, здесь не вычтено.
book-chart-rest = Прочие показатели
book-chart-scores = Баллы школ и черта перечня
book-axis-shortfall = Недобор, баллы
book-series-listed = В перечне
book-series-others = Вне перечня
book-series-cut = Последний балл перечня
column-school-code = Код школы
column-district = Район
column-decision = Решение комиссии
column-computed = По расчёту
column-decided = Итог
column-because = Почему
column-lacking = Нет значения
column-withheld = Не публикуется
column-its-value = Значение
column-above = Числитель
column-below = Знаменатель
column-years = Годы
column-normalised = На шкале
column-why-none = Почему нет значения
column-points-long = Баллы, { $digits } знаков
column-points-sum = Сумма баллов школы
column-rule = Правило
column-held = Выполнено
column-yes = Да
column-no = Нет
column-unknown = Неизвестно
column-by-what = По каким значениям
column-measure = Что это
column-printed = Процент в ячейке
column-about = О чём
column-text = Содержание

## Приложение к приказу
attachment-number = Приложение № ______
attachment-order = к приказу _____________________________
attachment-date = от «___» _____________ 20___ г. № _____
attachment-reasons = Почему
attachment-scale = Шкала 0 → 1
attachment-scale-ends = { $nought } → { $one }
attachment-value = { $value } ({ $counts })
attachment-rounded = Баллы показаны с округлением, а сложены точные: сумма показанных может на единицу последнего знака отличаться от итога.
attachment-meaning = Медиана — по школам города. «Шкала 0 → 1»: при каком значении показатель не даёт баллов и при каком даёт все, сколько в столбце «Вес». Недобор — сколько баллов не хватает до медианы. В скобках — число учеников; считать нужно от него, а не от округлённой доли.
attachment-missing = Чего нет в данных и почему
attachment-inapplicable = Не применяются к школам этого уровня и в полноту данных не входят: { $indicators }
attachment-nothing-missing = Значения есть по всем показателям методики.
attachment-files = Файл и лист
attachment-cells = Ячейки, из которых взяты числа школы
attachment-decision = Решение комиссии:
attachment-form = { $school }. { $line }
attachment-objections = Возражения школы:
attachment-day = Дата
attachment-signature = Подпись
attachment-data = Исходные данные
attachment-again = Как составить этот документ заново
attachment-again-text = Документ составила программа shnor { $version }. По тем же файлам, той же методике и за тот же год ({ $year }) та же версия программы составит тот же документ до последнего знака. Файл методики и все числа лежат рядом с документом: criteria.toml, result.json, run.json.
attachment-again-public = Документ составила программа shnor { $version }: издание для публикации (--public). По тем же файлам, той же методике и за тот же год ({ $year }) та же версия программы составит тот же документ до последнего знака. Файл методики и опубликованные числа лежат рядом с документом: criteria.toml, result.json, run.json.

## Страница отчёта и картинки

page-skip = К перечню
page-contents = Содержание
page-find = Найти школу
page-every = любое
page-open = Раскрыть все
page-close = Свернуть все
page-shown = Показано строк: { $shown } из { $all }
page-pictures = Картина в целом
page-schools = Школы по одной
page-schools-note = По каждой школе — всё, из чего сложилось решение, до файла, листа и ячейки. На бумаге выходит то, что раскрыто.
page-cards-some = Всё, из чего сложилось решение, до файла, листа и ячейки, — у { $shown } школ из { $all }: у тех, что включены в перечень, отнесены к группе риска, получили решение комиссии или остались без оценки. Остальные — в таблице всех школ. На бумаге выходит то, что раскрыто.
page-to-list = К перечню
page-verdict = { $status }; место { $rank }, балл { $score }
page-verdict-score = { $status }; балл { $score }
page-record = О расчёте
page-version = Составлено программой shnor, версия { $version }.
page-files = Файлы этого отчёта: { $files }
chart-shown = Показаны первые { $shown } из { $all }.
chart-standing-title = Школы по баллу
chart-standing = Школы стоят по месту, первой — самая нуждающаяся. Знак показывает балл, вид знака — решение.
chart-standing-cut = Прерывистая черта — последний балл перечня.
chart-standing-bar = Прерывистая черта — граница баллов, с которыми школа попадает в перечень.
chart-standing-places = Справа — место и пределы, в которых оно лежало бы в 95 % случаев с другими такими же учениками.
chart-tip-score = { $school }: балл { $score }, { $status }
chart-points-title = Из чего сложился балл
chart-points = Полоса — баллы, которые дал показатель; светлая полоса — его вес; черта — сколько баллов дала бы медиана города.
chart-tip-points = { $indicator }: { $points } б. при весе { $weight }
chart-heat-title = Школы и показатели
chart-heat = В клетке — значение показателя, цвет — его место среди всех школ: пять равных частей, от лучшей к худшей. Худшая часть выделена и цветом, и жирным. Прочерк — значения нет, пустая клетка — показатель к школе не применяется.
chart-heat-best = лучшие
chart-heat-worst = худшие
chart-withheld = скрыто
chart-heat-withheld = «Скрыто» — значение не публикуется.
chart-tip-value = { $school }; { $indicator }: { $value }
chart-quadrant-title = Результаты и условия
chart-quadrant = По вертикали — { $results }, по горизонтали — { $conditions }, как их считает методика. Прерывистые черты — медианы: { $corner } — школы с низкими результатами в сложных условиях. Названия подписаны там, где им есть место; школы, у которых одной из двух оценок нет, не показаны.
chart-axis-right = { $index }: правее — благополучнее
chart-axis-up = { $index }: выше — благополучнее
chart-axis-left = { $index }: правее — тяжелее
chart-axis-down = { $index }: выше — тяжелее
chart-slope-title = Что изменилось за год
chart-slope = { $indicator }: { $earlier } и { $later } год. Это самый весомый показатель, у которого есть два года. Подписаны школы перечня и группы риска; школы, у которых нет одного из двух годов, не показаны.
chart-tip-slope = { $school }: { $before } → { $after }
chart-label = { $school }, { $value }
chart-corner-low = слева внизу
chart-corner-high = справа вверху
chart-column = { $title }, { $year }
chart-rules-title = Школы и правила
chart-rules = В клетке — значение, на которое смотрят правила перечня; выделено цветом и жирным то, при котором условие выполняется: темнее — то, что засчитано правилом, светлее — то, чего одного не хватает. Прочерк — значения нет.
chart-tip-cell = { $school }; { $cell }
# Годы: сравнение перечней
cli-value-run = ОТЧЕТ
cli-value-pair = СТАРАЯ=НОВАЯ
cli-compare-about = Сравнить перечни разных лет: кто вошёл, кто вышел и почему
cli-compare-runs = Папки отчётов (их пишет select --out) или файлы result.json, две и больше; по одному result.json видно меньше: разложить изменение не на чем
cli-compare-out = Папка для сравнения: страница для браузера, книга Excel, текст и таблицы CSV
cli-compare-force = Заменить прежнее сравнение в этой папке
cli-compare-same = Это одна школа: код или название в раннем отчёте и в позднем (можно несколько раз)
cli-format-compare = Как напечатать: table (таблица), json, csv, md
cli-compare-examples =
    Примеры:
      shnor compare отчет-2021 отчет-2022
      shnor compare отчет-2020 отчет-2021 отчет-2022 --out сравнение
      shnor compare отчет-2021 отчет-2022 --same "240035=240099" --format csv > изменения.csv
compare-no-run = { $path } — не папка отчёта и не result.json. Сначала составьте отчёт: shnor select ДАННЫЕ --out ПАПКА, потом сравните папки
compare-same-run = отчёт { $path } назван дважды: сам с собой он не сравнивается
compare-one-run = чтобы сравнить, нужны по меньшей мере два отчёта: shnor compare отчет-2021 отчет-2022
compare-same-unknown = --same: не найдена такая пара школ в двух отчётах: { $pairs }. Пишите СТАРАЯ=НОВАЯ: код или название школы в раннем отчёте, знак =, код или название в позднем
compare-some-proposed = { $count ->
    [one] { $count } пара школ похожа на одну и ту же школу, но ничем не подтверждена
    [few] { $count } пары школ похожи на одну и ту же школу, но ничем не подтверждены
   *[other] { $count } пар школ похожи на одну и ту же школу, но ничем не подтверждены
 }: см. «Какая школа — какая». Если это одна школа, повторите команду с --same
compare-title = Перечни { $years } годов: что изменилось и почему
compare-run = { $year }: в перечне { $listed }, всего школ { $schools }. Методика: { $criteria } (SHA-256 { $sha256 })
compare-run-named = { $year } — отчёт «{ $name }»: в перечне { $listed }, всего школ { $schools }. Методика: { $criteria } (SHA-256 { $sha256 })
compare-with-weight = { $what }; вес { $weight }
compare-step = { $before } → { $after }
compare-from-to = { $before } → { $after }
compare-summary = В перечне было { $before }, стало { $after }. Вошли: { $entered }. Вернулись (были раньше): { $returned }. Вышли: { $left }. Остались: { $stayed }.
compare-nobody = нет
compare-and-more = { $names } и ещё { $count }
compare-churn = Из перечня { $year } года { $left ->
    [one] вышла { $left } школа
    [few] вышли { $left } школы
   *[other] вышло { $left } школ
 } из { $before }. Если бы тот же год повторился с другими такими же учениками, вышло бы в среднем { $chance }.
compare-churn-chance = Из перечня { $year } года { $left ->
    [one] вышла { $left } школа
    [few] вышли { $left } школы
   *[other] вышло { $left } школ
 } из { $before } — не больше, чем объяснила бы одна случайность: если бы тот же год повторился с другими такими же учениками, вышло бы в среднем { $chance }.
compare-same-criteria = Методика та же.
compare-other-criteria = Методика другая:
compare-indicator-new = новый показатель: { $part }
compare-indicator-gone = показателя больше нет: { $part }
compare-weight = { $indicator }: вес { $before } → { $after }
compare-turn = Что стало
compare-score = Балл
compare-change = Изменение
compare-place = Место
compare-own = Свои результаты
compare-criteria = Методика
compare-others = Другие школы
compare-availability = Состав данных
compare-entered = вошла
compare-returned = вернулась
compare-left = вышла
compare-stayed = осталась
compare-outside = вне перечня
compare-school = { $school } — { $turn }.
compare-part = { $part } { $points }
compare-part-of = { $part }: { $points } ({ $indicators })
compare-part-of-more = { $part }: { $points } ({ $indicators }; остальные показатели: { $count })
compare-place-parts = Место изменилось на { $change }: { $parts }.
compare-regression = Возврат к среднему: учеников за показателями { $year } года — от { $fewest } до { $most }, и при такой численности балл изменился бы примерно на { $expected } сам по себе.
compare-rule = Правило «{ $rule }»: { $before } → { $after }
compare-rule-held = выполнено
compare-rule-not-held = не выполнено
compare-rule-unknown = неизвестно
compare-why-new = По частям не разложить: в отчёте { $year } такой школы не было.
compare-why-gone = По частям не разложить: в отчёте { $year } такой школы уже нет.
compare-why-merged = По частям не разложить: школа образована из нескольких ({ $schools }).
compare-why-divided = По частям не разложить: прежняя школа разделена на несколько.
compare-why-no-scores = По частям не разложить: балла нет ни в одном из двух отчётов.
compare-why-no-score = По частям не разложить: в отчёте { $year } у школы нет балла.
compare-why-directions = По частям не разложить: в одной методике высокий балл значит благополучие, в другой — нужду.
compare-why-little = По частям не разложить: общих для двух лет показателей мало для балла по методике { $year }.
compare-why-alone = По частям не разложить: от отчёта { $year } есть только result.json.
compare-outside-schools = Школы вне перечня и в тот, и в другой год
compare-trend = Школы по годам
compare-point = { $status }; место { $place }; { $score }
compare-nobody-listed = Ни в одном отчёте в перечне нет ни одной школы.
compare-matches = Какая школа — какая
compare-by-code = { $step }: по коду и под тем же названием найдены { $count }; остальные — в таблице.
compare-school-before = Была
compare-school-after = Стала
compare-tie = Как найдена
compare-tie-told = указано в команде
compare-tie-code-alone = по коду
compare-tie-code = по коду; название изменилось
compare-tie-predecessor = реестр называет предшественником
compare-tie-name = по названию
compare-tie-alias = по другому названию из реестра
compare-tie-spelling = по типу и номеру
compare-gone = в позднем отчёте её нет
compare-new = в раннем отчёте её не было
compare-unknown-predecessor = { $school }: реестр называет предшественника «{ $written }», но в раннем отчёте такой школы нет
compare-proposed = Возможно, это одна школа: { $before } и { $after }. Если да, впишите «{ $from }» в столбец «Предшественники» реестра или добавьте к команде --same "{ $from }={ $to }"
compare-reading = Как читать части
compare-reading-parts = Изменение балла и места раскладывается на четыре части, и их сумма равна изменению. Свои результаты — что изменили показатели самой школы; методика — другие веса, шкалы, показатели; другие школы — шкалы и медианы, которые задают все школы, а для места — с кем школу сравнивают; состав данных — показатель, который есть только в одном из двух лет. Каждая из трёх первых частей усреднена по всем порядкам, в которых они могли бы измениться (вектор Шепли по восьми рассчитанным состояниям).
compare-reading-others = Положительное изменение балла — не всегда улучшение: смотрите, что по методике значит высокий балл. Место 1 — самая нуждающаяся школа.
compare-reading-availability = Три первые части считаются только по показателям, которые есть у школы в обоих годах.
compare-reading-exact = Показанные части округлены так, что в сумме дают показанное изменение, а оно — разность показанных чисел; точные, дробями, — в compare.json и таблицах CSV.
compare-because-entered = Почему вошла. { $reasons }
compare-because-returned = Почему вернулась. { $reasons }
compare-because-left = Почему вышла. { $reasons }
compare-because-stayed = Почему осталась. { $reasons }
compare-because-column = Почему
compare-in-year = { $year } год. { $what }
compare-by-same = Решение изменили данные.
compare-by-data = Решение изменили данные: по методике { $before } года в { $after } году школа тоже { $is }, а по методике { $after } года в { $before } году тоже { $was }.
compare-by-criteria = Решение изменила методика: по методике { $before } года школа и в { $after } году { $was }, а по методике { $after } года и в { $before } году { $is }.
compare-by-both = Решение изменили данные и методика вместе: по методике { $before } года в { $after } году школа { $was }, и по методике { $after } года в { $before } году — тоже.
compare-by-either = Решение изменили бы и одни данные, и одна методика: по методике { $before } года в { $after } году школа { $is }, и по методике { $after } года в { $before } году — тоже.
compare-by-untried = Методики разные, и посчитать один год по методике другого здесь нельзя: что изменило решение, данные или методика, не сказано.
compare-would-in = была бы в перечне
compare-would-out = была бы вне перечня
compare-needs = { $count ->
    [1] Без этого изменения методики решение { $after } года осталось бы прежним
   *[other] Без любого из этих изменений методики решение { $after } года осталось бы прежним
 }: { $what }.
compare-needs-none = Ни одно изменение методики не решает в одиночку: решают несколько вместе или показатели, которые есть только в одной из методик.
compare-identity-new = В отчёте { $year } такой школы не было.
compare-identity-absent = В отчёте { $year } этой школы нет; последний раз она была в отчёте { $last }.
compare-identity-gone = В отчёте { $year } такой школы уже нет.
compare-identity-merged = Школа образована из нескольких ({ $schools }); в перечне { $year } года не было ни одной из них.
compare-identity-merged-of = Школа образована из нескольких ({ $schools }); в перечне { $year } года была хотя бы одна из них.
compare-identity-divided = Прежняя школа разделена на несколько.
compare-unknown = От отчёта { $year } есть только result.json: что решило, не сказано.
compare-commission = { $year } год. Решила комиссия: { $decided } (по расчёту: { $computed }). { $by }, { $date }, { $act }. Основание: { $reason }.
compare-inside = балл { $score }, место { $place } из { $ranked }, внутри черты (внутри неё { $listed ->
    [one] { $listed } школа
    [few] { $listed } школы
   *[other] { $listed } школ
 })
compare-beyond = балл { $score }, место { $place } из { $ranked }, за чертой (внутри неё { $listed ->
    [one] { $listed } школа
    [few] { $listed } школы
   *[other] { $listed } школ
 })
compare-threshold = балл { $score }; в перечень вносит балл { $interval }
compare-tied = на черте балл одинаков у школ: { $schools }; { $rule }
compare-ties-include = по методике включаются все
compare-ties-exclude = по методике не включается ни одна
compare-ties-break = по методике из них включаются худшие по дополнительным показателям
compare-lacking = данных для решения недостаточно
compare-lacking-these = данных для решения недостаточно; нет показателей: { $what }
compare-lacking-more = данных для решения недостаточно; нет показателей: { $what } и ещё { $count }
compare-lacks = { $indicator } ({ $why })
compare-excluded = школа не рассматривалась: к ней не применимо ни одно основание перечня
compare-excluded-kind = школа не рассматривалась: таких школ методика не рассматривает
compare-excluded-rule = школа не рассматривалась: выполнено правило «{ $rule }»
compare-of-part = «{ $part }»: { $what }
compare-differs = { $what } — было «{ $before }», стало «{ $after }»
compare-differs-no-more = { $what } — было «{ $before }», теперь этого нет
compare-differs-now = { $what } — раньше этого не было, стало «{ $after }»
compare-differs-somehow = { $what } — другое
compare-words-differ = другие слова о методике, на решения не влияют: { $what }
compare-decides-the-same = всё, что решает, то же самое
compare-criteria-unknown = чем отличается, не сказать: одной из методик здесь нет
compare-index-new = новый индекс: { $part }
compare-index-gone = индекса больше нет: { $part }
compare-rule-new = новое правило: { $part }
compare-rule-gone = правила больше нет: { $part }
compare-all-alone = От отчёта { $year } есть только result.json: изменения по частям не разложены, и что решило — год, прошлые годы или комиссия, — не сказано.
compare-all-directions = По частям изменения не разложены: в одной методике высокий балл значит благополучие, в другой — нужду.
compare-part-alone = { $part }: { $points }
compare-why-absent = По частям не разложить: в отчёте { $year } этой школы нет, последний раз она была в отчёте { $last }.
compare-back = после перерыва, из отчёта { $year }: { $how }
compare-regression-column = Возврат к среднему
book-sheet-causes = Почему
book-sheet-places = Места
aspect-id = идентификатор
aspect-title = название
aspect-purpose = назначение
aspect-source = источник
aspect-act = акт
aspect-verified = сверка с актом
aspect-standing = состояние
aspect-valid = годы отбора
aspect-note = примечание
aspect-approved = утверждение
aspect-direction = что значит высокий балл
aspect-measures = свои величины
aspect-added = новое
aspect-removed = убранное
aspect-name = название и отметка
aspect-taken = что берётся
aspect-years = годы
aspect-pool = сложение лет
aspect-cohort = наименьшее число результатов
aspect-who = к каким школам применяется
aspect-dropped = какие годы не учитываются
aspect-scale = шкала
aspect-method = способ расчёта
aspect-weights = состав и веса
aspect-missing = недостающие данные
aspect-steps = шаги после сложения
aspect-grades = слова для чисел
aspect-test = условие
aspect-rounding = округление
aspect-list = составление перечня
aspect-ranked = индекс, по которому ранжируют
aspect-size = размер перечня
aspect-threshold = порог балла
aspect-grounds = правила, вносящие в перечень
aspect-combine = сочетание оснований
aspect-ties = равные баллы на черте
aspect-risk = группа риска
aspect-excluded = какие школы не рассматриваются
aspect-history = вход и выход за несколько лет
compare-numbers-of-year = { $year }: { $what }.
compare-by-earlier = По методике { $before } года в { $after } году школа { $was }.
compare-by-rule = Решает правило входа и выхода, а оно другое: по правилу { $before } года в { $after } году школа { $would }.
compare-by-rule-gone = Решает правило входа и выхода, а теперь его нет: по правилу { $before } года в { $after } году школа { $would }.
compare-by-no-rule = Решает правило входа и выхода, а раньше его не было: без него, как в { $before } году, в { $after } году школа { $would }.
compare-year-alone = Сначала — о самом годе, без прошлых лет.
compare-slope-title = Балл: { $before } и { $after }
compare-slope = Каждая линия — школа: слева её балл в раннем отчёте, справа — в позднем. Названы школы, которые есть хотя бы в одном из двух перечней.
compare-years = Годы
compare-score-before = Балл был
compare-score-after = Балл стал
compare-place-before = Место было
compare-place-after = Место стало
compare-not-split = Почему не разложено
compare-points-before = Баллы были
compare-points-after = Баллы стали
compare-adjustments = Изменения суммы (ограничения, округление и другие шаги)
book-sheet-changes = Изменения
book-sheet-parts = По показателям
book-sheet-trend = По годам
book-sheet-matches = Какая школа — какая
book-sheet-reading = Как читать
banner-what-if = ЧЕРНОВИК: что было бы, если внести правки из файла { $file } (правок: { $count }). Не перечень.
note-what-if = черновик, не перечень
draft-file = файл правок
draft-heading = Что изменилось
draft-changes = Правки
draft-column-line = Строка
draft-column-what = Что изменено
draft-column-was = Было
draft-column-now = Стало
draft-column-why = Почему
draft-no-number = нет числа
draft-changed = { $school }, { $measure }, { $year } ({ $place })
draft-changed-unread = { $place } (не число школы, балла не меняет)
draft-changed-untaken = { $school }, { $measure }, { $year } ({ $place }): методика этого числа не берёт, балла оно не меняет
draft-changed-nowhere = { $school }, { $measure }, { $year } (в файлах нет)
draft-from-to = { $before } → { $after }
draft-enters = { $count ->
    [1] Вошла бы
   *[other] Вошли бы
} в перечень: { $schools }.
draft-leaves = { $count ->
    [1] Вышла бы
   *[other] Вышли бы
} из перечня: { $schools }.
draft-same-list = Перечень остался бы тем же.
draft-nothing = Ни балл, ни место, ни решение ни одной школы не изменились бы.
draft-moved = Балл, место или решение изменились бы у { $count ->
    [one] { $count } школы
    [few] { $count } школ
   *[other] { $count } школ
}:
draft-note = Слева от стрелки — по исходным файлам, справа — с правками; изменения по показателям и шагам расчёта складываются в изменение балла точно. «Сдвинулась шкала» — показатель сравнивает школы между собой, и другие стали иными; «другой вес» — у школы появились или пропали данные других показателей.
draft-part = { $indicator } { $difference } б. ({ $before } → { $after })
draft-part-scale = { $indicator } { $difference } б. ({ $before } → { $after }; значение то же, сдвинулась шкала)
draft-part-weight = { $indicator } { $difference } б. ({ $before } → { $after }; значение то же, другой вес)
draft-step = { $step } { $amount } б.
draft-rule = правило «{ $rule }»: { $before } → { $after }
draft-scored = без правок балла не было
draft-unscored = с правками балла нет
draft-others = у самой школы ничего не изменилось: сдвинулись другие
cli-what-if = Файл правок (.csv): что было бы, если числа были бы другими. Столбцы: файл, лист, ячейка, значение — или школа, показатель, год, значение. Всё помечено как черновик
cli-data-several = Папка с файлами, один файл или selection.toml. Нескольких папок — столько же перечней: на экране подряд, с --out — каждый в своей папке с названием по году
cli-several-head = { $year } год. Данные: { $path }
cli-several-of = { $path }:
failure-what-if-public = черновик не публикуют: --what-if и --public вместе не указывают
failure-what-if-several = --what-if работает с одной папкой данных: правки относятся к её файлам. Вызовите программу отдельно для каждой папки
failure-one-year = за { $year } год указаны две папки: { $one } и { $other }. Отчёты называются по году: вызовите программу для них отдельно
failure-several-out = { $path } — готовый отчёт, а отчёты нескольких лет пишутся внутрь указанной папки. Укажите другую
change-over-report = { $path } — готовый отчёт, а не черновик: черновик его не заменит и с --force, чтобы вопрос «что, если» не стоил подписанного перечня. Укажите другую папку
change-head = в файле правок { $file } есть ошибки. Ничего не посчитано
changes-line = строка { $line }: { $what }
change-contradicts = с правками из { $file } данные противоречат себе: то, что стоит рядом с изменённой ячейкой, с ней не сходится. Внесите правки и в эти ячейки, укажите вместо ячейки школу и показатель или допустите ошибку. Ничего не записано
change-register = с правками из { $file } меняется сам список школ: правьте только числа
change-heading = столбец «{ $heading }» не узнан. Столбцы: файл, лист, ячейка, школа, показатель, год, значение
change-heading-twice = столбец «{ $heading }» назван дважды
change-headings = не хватает столбцов. Нужны «файл», «ячейка», «значение» (и «лист», если листов несколько) или «школа», «показатель», «значение» (и «год», если лет несколько)
change-none = правок нет: под заголовками ни одной строки
change-too-many = правок больше { $most }: это уже другие данные
change-fields = ячеек в строке { $fields }, а столбцов { $columns }. Значение с запятой или точкой с запятой возьмите в кавычки
change-no-value = нет нового значения. Если числа быть не должно, напишите «н/д»
change-address = «{ $cell }» — не ячейка. Нужна одна, например E13
change-year = «{ $year }» — не год. Нужны четыре цифры
change-form = укажите либо файл и ячейку, либо школу и показатель
change-twice = это число уже меняет строка { $line }
change-same = правка ничего не меняет: так и есть
change-no-file = файла «{ $file }» среди данных нет
change-no-file-near = файла «{ $file }» среди данных нет. Похожий: { $near }
change-file-unused = файл «{ $file }» не прочитан как данные
change-no-sheets = у файла без листов назван лист «{ $sheet }»: оставьте столбец пустым
change-no-sheet = листа «{ $sheet }» среди прочитанных нет. Прочитаны: { $sheets }
change-which-sheet = в файле несколько листов, укажите, какой из них: { $sheets }
change-no-cell = лист с этой ячейкой не прочитан
change-folded = в этом файле строка — участник, а в расчёт идут суммы по школам: укажите школу и показатель
change-no-number-cell = в этой ячейке не число школы: менять можно числа
change-unread = «{ $value }» в этой ячейке числом не читается
change-unknown = показателя или величины «{ $what }» в методике нет. Показатели: { $known }
change-unknown-near = показателя или величины «{ $what }» в методике нет. Похоже: { $near }. Показатели: { $known }
change-several = «{ $what }» — это и { $known }: назовите идентификатор
change-derived = этот показатель считается из других: { $known }. Измените их
change-compound = этот показатель складывается из нескольких величин, назовите одну: { $known }
change-no-years = по этому показателю нет данных ни за один год
change-which-year = укажите год, их несколько: { $years }
change-other-year = за { $year } год методика этого не берёт. Годы: { $years }
change-need-share = нужно «12/34» — сколько из скольких — или процент, например «35,3 %»
change-date = «{ $value }» — это дата: дробь «8/12» программа таблиц приняла за день. Задайте столбцу формат «Текстовый» и наберите её ещё раз
change-part-above-whole = { $part } больше, чем { $whole }: перед чертой — сколько, за ней — из скольких
change-workbook = это книга, а не текст. Сохраните лист с правками как CSV: «Файл» — «Сохранить как» — «CSV (разделители — запятые)» или «CSV UTF-8»
change-need-count = нужно целое число, например 12
change-need-number = нужно число, например 68,4
change-need-answer = нужно «да» или «нет»
change-need-counts = по проценту не посчитать: неизвестно, сколько всего. Укажите «12/34»
change-no-such-percent = { $value } от { $whole } — не целое число людей. Укажите, сколько из { $whole }: «…/{ $whole }»
change-several-counts = { $value } от { $whole } — это от { $least } до { $most } человек. Укажите «{ $least }/{ $whole }»
change-part = «{ $part }» — { $count }, больше, чем «{ $all }» — { $of }
attachment-again-draft = Черновик составила программа shnor { $version }: select --what-if { $file }. По тем же файлам, тому же файлу правок, той же методике и за тот же год ({ $year }) та же версия программы составит тот же документ до последнего знака. Сами правки — в run.json.
run-draft = это черновик «что было бы, если…»: сравнивать нужно перечни, которые составлены

## Вход и выход за несколько лет

criteria-history-empty = в [list.history] нет ни enter, ни leave: прошлые годы ничего не решают
criteria-history-years = лет внутри черты (years) не может быть больше, чем лет, на которые смотрят (of_last)
criteria-history-leave = в leave должно быть хотя бы одно из: after_years, better_places, better_percent
criteria-history-gain = в leave может быть только одно из: better_places, better_percent
criteria-history-unranked = места есть только у перечня с индексом: добавьте index — или уберите better_places и better_percent
criteria-history-no-list = перечень никого не включает: [list.history] нужны основания — lowest, score или rules
remark-history-enter = [list.history] enter ничего не меняет: войти можно и по одному этому году
remark-history-leave = [list.history] leave ничего не меняет: выйти можно и по одному этому году
remark-history-gain = [list.history] leave: при after_years = 1 школа вне черты выходит сразу, до мест дело не доходит
remark-history-never = [list.history] leave: лучше на все 100 процентов место стать не может
remark-history-returns = [list.history]: школа, которая вышла после { $after ->
    [one] { $after } года
    [few] { $after } лет
   *[many] { $after } лет
 } вне черты, через год вернётся, и не попав внутрь черты: за { $last ->
    [one] { $last } год
    [few] { $last } года
   *[many] { $last } лет
 } у неё всё ещё { $years ->
    [one] { $years } год
    [few] { $years } года
   *[many] { $years } лет
 } внутри черты. Поставьте this_year = "needed" или уменьшите of_last
key-list-history = Вход и выход за несколько лет: решают и прошлые отчёты (`shnor select … --history ОТЧЁТ`)
key-table-history = Вход и выход за несколько лет. Школа внутри черты года, если основания перечня включают её по данным этого года. Была в перечне — значит, стояла в нём по итоговому решению (с решениями комиссии) последнего года, о котором есть отчёт. Нужно хотя бы одно из: enter, leave.
key-history-missing = Чем считать год, за который нет отчёта или решения о школе: `refuse` — отчёты обязательны, а школа, чьё решение зависит от такого года или от места, которого в отчёте нет, получает «недостаточно данных»; `as_outside` — годом вне черты; `as_inside` — годом внутри черты; `skip` — пропустить его, как будто его не было
key-history-enter = Когда входит школа, которой в перечне не было; без этого — по правилу этого года
key-history-leave = Когда выходит школа, которая была в перечне; без этого — по правилу этого года. Внутри черты школа не выходит
key-table-enter = Вход.
key-enter-years = Сколько лет школа должна быть внутри черты
key-enter-of-last = За сколько последних лет, считая этот
key-enter-this-year = Нужен ли этот год: `needed` — внутри черты и в этом году, `counted` — этот год считается наравне с другими
key-enter-otherwise = Что со школой, которая внутри черты этого года, но лет ещё мало: `risk` — группа риска, `not_listed` — не включена
key-table-leave = Выход: достаточно одного из условий.
key-leave-after-years = Столько лет подряд, считая этот, школа вне черты
key-leave-better-places = Место среди всех школ лучше, чем в год входа в перечень, на столько мест. Год входа — первый год в перечне без перерыва, насколько его видно по отчётам; где его не видно, а решение могло бы быть другим, об этом замечание F95
key-leave-better-percent = То же в процентах: место, делённое на число школ с местом
cli-history = Отчёт прошлого года (папка или её result.json), если методика решает и по прошлым годам; параметр повторяют для каждого года
failure-history-idle = методика «{ $id }» не смотрит на прошлые годы: раздела [list.history] в ней нет. Уберите --history или выберите другую методику
failure-history-none = методика решает и по прошлым годам: { $count ->
    [one] нужен отчёт за год { $years }
    [few] нужны отчёты за годы { $years }
   *[many] нужны отчёты за годы { $years }
 }. Добавьте --history ОТЧЁТ, по разу на каждый год. Если это первый год, составьте перечень той же методикой без раздела [list.history]
failure-history-years = методика требует отчёта за каждый год (missing = "refuse"), а { $count ->
    [one] за год { $years } его нет
    [few] за годы { $years } их нет
   *[many] за годы { $years } их нет
 }. Добавьте --history ОТЧЁТ, по разу на каждый год
failure-history-run = прошлый отчёт { $path }: { $why }
failure-history-later = отчёт { $path } — за { $year } год, а перечень составляется за { $now }: прошлым он не может быть. Уберите его или проверьте год
failure-history-twice = отчёт { $path } — за { $year } год, а за этот год уже дан { $other }. Оставьте один
failure-history-foreign = ни одной школы отчёта { $path } ({ $year } год) нет в реестре этого года: похоже, это отчёт другого муниципалитета. Уберите его
run-history = о школе сказано за { $year } год, а такого прошлого отчёта не названо
finding-history-unmatched = школы «{ $school }» ({ $id }) из перечня { $year } года в реестре этого года нет: её прошлое не учтено
finding-history-taken = «{ $school }» ({ $id }) из перечня { $year } года — это «{ $other }», но прошлое этой школы уже взято у школы с тем же кодом: эта строка не учтена
finding-history-code = код { $id } в { $year } году был у школы «{ $school }», а теперь он у школы «{ $other }»: чьё это прошлое, неясно, и оно не учтено
finding-history-code-name = код { $id } в { $year } году был у школы «{ $school }», а теперь он у школы «{ $other }»: школа найдена не по коду, её прошлое взято по названию
finding-history-code-name-remedy = Проверьте, та ли это школа; если нет, исправьте её название или код в реестре
finding-history-near = школы «{ $school }» ({ $id }) из перечня { $year } года в реестре этого года нет; возможно, это «{ $other }», но никто этого не говорит: её прошлое не учтено
finding-history-merged = «{ $other }» образована из нескольких школ, и «{ $school }» ({ $id }) из перечня { $year } года — одна из них: чьё прошлое продолжается, неясно, и оно не учтено
finding-history-predecessor = реестр называет предшественником школы «{ $school }» — «{ $other }», а в отчёте { $year } года такой школы нет
finding-history-unmatched-remedy = Если школу переименовали, впишите прежнее название или код в столбец «Другие названия» или «Предшественники» реестра; если закрыли, делать ничего не нужно
finding-history-criteria = отчёт { $year } года составлен по другой методике ({ $id }): внутри черты и вне её значило там другое
finding-history-edition = отчёт { $year } года составлен по другой редакции методики «{ $id }»
finding-history-criteria-remedy = Проверьте, можно ли по ней судить о входе и выходе; если нет, составьте перечень того года заново по этой методике
finding-history-invented = отчёт { $year } года — с вымышленными данными, а данные этого года настоящие
finding-history-real = отчёт { $year } года — с настоящими данными, а данные этого года вымышлены
finding-history-invented-remedy = Уберите этот отчёт из --history
finding-history-lacking = нет отчёта за { $count ->
    [one] год { $years }
    [few] годы { $years }
   *[many] годы { $years }
 }: по методике { $counted }
finding-history-lacking-remedy = Если отчёт за этот год есть, добавьте его: --history ОТЧЁТ
history-missing-outside = такой год считается годом вне черты
history-missing-inside = такой год считается годом внутри черты
history-missing-skip = такой год пропускается
finding-history-unused = отчёт за { $year } год не понадобился: методика смотрит на годы с { $earliest }
finding-history-unused-remedy = Уберите его из --history, чтобы было видно, по каким годам решали
finding-history-entry = { $school }: школа была в перечне уже в отчёте за { $year } год, а отчёта за { $before } год нет: год её входа неизвестен. Выход по месту посчитан от { $year } года, с более ранним отчётом решение может быть другим
finding-history-entry-remedy = Если отчёт за год до этого есть, добавьте его: --history ОТЧЁТ
code-f90 = школа прошлого отчёта не найдена
code-f90-means = Школы из прошлого отчёта нет в реестре этого года — ни по коду, ни по названиям, — или непонятно, которая она: её прошлое не учтено
code-f90-do = Впишите прежнее название или код в «Другие названия» или «Предшественники» реестра
code-f91 = прошлый отчёт по другой методике
code-f91-means = Прошлый отчёт составлен по другой методике или другой её редакции: «внутри черты» там значило другое
code-f91-do = Составьте перечень того года заново по этой методике или решите, что так верно
code-f92 = вымышленные и настоящие данные вместе
code-f92-means = Прошлый отчёт — с вымышленными данными, а данные этого года настоящие, или наоборот
code-f92-do = Уберите этот отчёт из --history
code-f93 = нет прошлого отчёта
code-f93-means = Методика смотрит на год, за который отчёта не дано, и говорит, чем такой год считать
code-f93-do = Если отчёт есть, добавьте его: --history ОТЧЁТ
code-f94 = прошлый отчёт не нужен
code-f94-means = На этот год методика уже не смотрит: отчёт не взят
code-f94-do = Уберите его из --history
code-f95 = год входа в перечень неизвестен
code-f95-means = Методика выпускает школу из перечня, если её место лучше, чем в год входа, а когда школа вошла, по отчётам не видно: в самом раннем из них она уже в перечне, отчёта за год до него нет. С ним решение о школе могло бы быть другим
code-f95-do = Добавьте отчёт за год до него: --history ОТЧЁТ. Если отчётов тогда не составляли, делать ничего не нужно
history-years = { $count ->
    [one] { $count } год
    [few] { $count } года
   *[many] { $count } лет
}
history-times = { $count ->
    [one] { $count } раз
    [few] { $count } раза
   *[many] { $count } раз
}
history-nothing = {""}
history-cut = По правилу этого года:
history-listed = С учётом прошлых лет в перечне { $count }.
history-cut-inside = Черта этого года: внутри неё школы с баллом { $end }. До первой школы за чертой ({ $outside }, { $outside_score }) — { $gap }.
history-cut-outside = Черта этого года: внутри неё школы с баллом { $end }. До черты { $gap }.
history-entered = Включена по правилу входа: за { $window }, считая { $year }, была внутри черты { $times } (для входа нужно { $needed }).
history-not-yet = Внутри черты { $year } года, но не включена: за { $window } была внутри черты { $times }, а для входа нужно { $needed }.
history-stays = Остаётся в перечне: внутри черты { $year } года.
history-kept = Включена по правилу выхода: была в перечне; { $now }{ $after }{ $moved }.
history-now-outside = вне черты { $year } года
history-now-unknown = за { $year } год не оценена
history-kept-after = , но вышла бы только после { $after ->
    [one] { $after } года
    [few] { $after } лет
   *[many] { $after } лет
 } подряд вне черты, а вне черты она { $outside }
history-kept-place = ; { $moved }, для выхода нужно { $needed }
history-kept-place-unknown = ; на сколько изменилось её место с года входа, не известно
history-left-after = Вышла из перечня: вне черты { $outside } подряд, столько и нужно для выхода.
history-left-place = Вышла из перечня: { $now }; { $moved }, для выхода нужно { $needed }.
history-open = Решить нельзя: исход зависит от лет, за которые нет решения о школе или её места ({ $years }).
history-moved = место { $since } — { $from } из { $from_all }, теперь — { $to } из { $to_all } (разница { $places })
history-moved-percent = место { $since } — { $from } из { $from_all }, теперь — { $to } из { $to_all } (разница { $percent } % школ)
history-since = в { $year } году
history-since-or-before = в { $year } году (более ранних отчётов нет)
history-needed-places = { $count ->
    [one] { $count } место
    [few] { $count } места
   *[many] { $count } мест
}
history-needed-percent = { $percent } % школ
history-short-kept = была в перечне, по правилу выхода остаётся
history-short-entered = правило входа за несколько лет
history-group-entered = Вошли в перечень по правилу входа: { $schools }
history-group-kept = Остались в перечне по правилу выхода, хотя внутрь черты этого года не попали: { $schools }
history-group-left = Вышли из перечня:
history-group-not-yet = Внутри черты этого года, но ещё не включены:
history-group-open = Решить нельзя без прошлых лет:
history-school = { $school }: { $because }
history-decided-kept = Решило правило выхода: школа остаётся в перечне, хотя она { $now }. Дальше — только о правиле { $year } года: решило не оно.
history-decided-entered = Решило правило входа: школа включена, хотя она { $now }. Дальше — только о правиле { $year } года: решило не оно.
history-decided-not-yet = Решило правило входа: школа ещё не включена, хотя она внутри черты { $year } года. Дальше — только о правиле { $year } года: решило не оно.
history-decided-open = Решения нет: оно зависит от лет, за которые о школе ничего не известно, хотя она внутри черты { $year } года. Дальше — только о правиле { $year } года.
change-title-year = Что изменилось бы по правилу этого года
change-year-out = По правилу этого года школа была бы за чертой{ $others }, если бы один из показателей был таким (остальные — как есть):
change-year-in = По правилу этого года школа была бы внутри черты{ $others }, если бы один из показателей был таким (остальные — как есть):
doubt-results-year = с другими такими же учениками школа внутри черты { $often }
firm-year-results = По правилу этого года с другими такими же учениками школа была бы внутри черты { $often }{ $places }.
firm-year-weights = По правилу этого года с другими весами, в среднем теми же, — { $often }{ $places }.
firm-year-firm = По правилу этого года исход твёрдый.
firm-year-border = По правилу этого года школа у границы:
history-note = Здесь речь о правиле этого года: прошлые годы могут оставить школу в перечне или не впустить в него.
history-public = Решения учитывают и прошлые годы: как именно, сказано в методике, а о каждой школе — в служебном отчёте.
history-none = ВНИМАНИЕ: методика решает и по прошлым годам, а здесь они не учтены. Показано решение по правилу этого года.
history-title = По годам
history-column-alone = По правилу года
history-column-final = В итоге
history-no-school = школы нет в отчёте
history-no-run = нет отчёта
history-place = { $rank } из { $ranked }
history-run = Прошлый отчёт, { $year } год: { $file }, методика { $criteria }, SHA-256 { $sha256 }
book-sheet-history = Прошлые годы
annex-history = Решают и прошлые годы. Школа внутри черты года, если основания перечня включают её по данным этого года; иначе она вне черты. Была в перечне — значит, стояла в нём по итоговому решению последнего года, о котором есть отчёт.
annex-history-enter-now = Школа, которой в перечне не было, входит, если внутри черты и в этом году, и за { $window }, считая этот, не меньше чем { $times }.
annex-history-enter = Школа, которой в перечне не было, входит, если за { $window }, считая этот, была внутри черты не меньше чем { $times }.
annex-history-enter-plain = Школа, которой в перечне не было, входит по правилу этого года.
annex-history-risk = Пока этого нет, школа внутри черты — в группе риска.
annex-history-not-listed = Пока этого нет, школа внутри черты не включается.
annex-history-leave = Школа, которая была в перечне, выходит, если она вне черты этого года и выполнено условие: { $condition }.
annex-history-either = Школа, которая была в перечне, выходит, если она вне черты этого года и выполнено хотя бы одно из условий: { $first }; { $second }.
annex-history-after = вне черты { $outside } подряд, считая этот
annex-history-places = место среди всех школ лучше, чем в год входа, не меньше чем на { $count ->
    [one] { $count } место
    [few] { $count } места
   *[many] { $count } мест
 }
annex-history-share = место, делённое на число школ с местом, лучше, чем в год входа, не меньше чем на { $percent } %
annex-history-leave-plain = Школа, которая была в перечне, выходит по правилу этого года.
annex-history-refuse = Нужны отчёты за все эти годы. Если исход зависит от года, за который о школе нет решения или её места, школа получает состояние «недостаточно данных».
annex-history-outside = Год, за который нет отчёта или решения о школе, считается годом вне черты.
annex-history-inside = Год, за который нет отчёта или решения о школе, считается годом внутри черты.
annex-history-skip = Год, за который нет отчёта или решения о школе, пропускается: годы подряд считаются без него.

# verify: отчёт, повторённый по исходным данным
cli-verify-about = Сверить: повторить отчёт по исходным данным до байта или объяснить чужой перечень
cli-verify-examples =
    Примеры:
      shnor verify "Отчет 2020"
      shnor verify "Отчет 2020" --inputs "Архив 2020"
      shnor verify данные --criteria municipal-index-no-vpr --list "Приказ 2020.xlsx"
cli-verify-data = Папка отчёта; с --list — данные: папка с файлами, один файл, selection.toml или папка отчёта
cli-verify-inputs = Где теперь лежат исходные файлы отчёта
cli-verify-list = Чужой перечень (.xlsx, .csv): столбец с кодами или названиями школ; решение, балл, место — если есть
cli-format-verify = Вид вывода: table, json
verify-no-run = { $path } — не папка отчёта. Чтобы повторить отчёт, укажите папку, которую записал shnor select --out; чтобы сверить с данными чужой перечень, добавьте --list ФАЙЛ
verify-no-record = в папке отчёта { $path } нет { $file }, а в нём записано, из чего и как отчёт составлен: без него сверять не с чем. Верните файл или составьте отчёт заново: shnor select ДАННЫЕ --out ПАПКА
verify-draft = { $path } — черновик (--what-if): он составлен не по самим данным. Сверьте отчёт, составленный по ним без изменений
verify-inputs = папки с исходными файлами нет: { $path }. Проверьте --inputs
verify-mismatch = сверка не сошлась
verify-not-repeated = отчёт не повторён: нет части исходных файлов. То, что есть, сверено
verify-not-repeated-nowhere = отчёт не повторён: не сказано, где лежат исходные файлы. Добавьте --inputs ПАПКА. Файлы отчёта сверены
verify-not-repeated-earlier = отчёт не повторён: не указаны прошлые отчёты, которые в нём участвовали. Добавьте --history ОТЧЁТ. То, что есть, сверено
verify-mismatch-calm = сверка до байта не сошлась, но перечень тот же: из исходных файлов выходит отчёт, который был записан
verify-title = Сверка отчёта { $path }
verify-version = Отчёт составлен версией программы { $then }, а эта версия — { $now }: файлы могут отличаться и по этой причине.
verify-agrees = Всё сошлось до байта. Файлов отчёта: { $outputs }, исходных: { $inputs }; отчёт составлен заново.
verify-differs = Не сошлось.
verify-differs-same-list = Не сошлось до байта, но перечень, баллы и места те же.
verify-calm = Не до байта, но отчёт тот же: из исходных файлов выходят все файлы отчёта, какими они были записаны. Перечень тот же.
verify-lacking = Отчёт не повторён: не { $count ->
    [one] найден { $count } исходный файл
    [few] найдено { $count } исходных файла
   *[other] найдено { $count } исходных файлов
 } ({ $files }). Укажите, где они: --inputs ПАПКА
verify-earlier = Отчёт не повторён: в нём решали и прошлые годы, а { $count ->
    [one] прошлого отчёта здесь нет
    [few] прошлых отчётов здесь нет
   *[other] прошлых отчётов здесь нет
 }: { $runs }. Укажите: --history ОТЧЁТ, по разу на каждый год
verify-earlier-run = за { $year } год — { $file }, SHA-256 { $sha256 }
verify-earlier-year = за { $year } год
verify-earlier-other = Не сошлось. Отчёт не повторён: указан не тот прошлый отчёт, который в нём участвовал.
verify-earlier-idle = в отчёте { $path } прошлые годы не участвовали. Уберите --history
verify-earlier-foreign = отчёт { $path } (за { $year } год, SHA-256 { $found }) в сверяемом отчёте не участвовал. Участвовали: { $runs }. Уберите лишнее --history
verify-nowhere = Отчёт не повторён: в run.json не сказано, где лежат исходные файлы. Укажите: --inputs ПАПКА
verify-nowhere-public = Отчёт не повторён: издание для публикации не говорит, где лежат исходные файлы. Укажите их папку: --inputs ПАПКА
verify-faulty = Не сошлось. Отчёт не повторён: по исходным файлам, какие они теперь, перечня не составить. Ошибок: { $count }; их покажет shnor check
verify-settings = Не сошлось. Отчёт не повторён: методика или настройки, какие они теперь, не годятся.
verify-public = Это издание для публикации: отпечатков исходных файлов в нём нет, сверены только файлы отчёта.
verify-other-criteria = Методика не та, которая записана: в run.json — SHA-256 { $recorded }, { $file }, и другой с записанным отпечатком нигде нет. Отчёт повторён по тому, что лежит на её месте.
verify-criteria-digest = у criteria.toml — { $sha256 }
verify-criteria-none = а criteria.toml в папке нет
verify-criteria-contradicted = Запись и файл не согласуются: в run.json записана методика с SHA-256 { $recorded }, а у criteria.toml он { $file }, и остальные файлы отчёта называют его же. Похоже, изменён run.json. Отчёт повторён по criteria.toml.
verify-first-input = Первое расхождение — исходный файл { $file }: он изменён.
verify-first-saved = Исходный файл { $file } сохранён заново: байты в нём другие, но ни одна ячейка, которую читает программа, не изменилась.
verify-first-saved-settings = Файл { $file } — другой, но на отчёт это не влияет: прочитано по нему то же.
verify-setting-year = В { $file } другой год: { $stands } вместо { $used }. Отчёт повторён за { $used } год, как записано в нём.
verify-setting-no-year = В { $file } год не указан. Отчёт повторён за { $used } год, как записано в нём.
verify-setting-criteria = В { $file } другая методика: { $stands } — не та, по которой составлен отчёт. Он повторён по записанной в нём.
verify-setting-no-criteria = В { $file } методика не названа. Отчёт повторён по записанной в нём.
verify-first-earlier = Прошлый отчёт за { $year } год — другой. Участвовал { $file } (SHA-256 { $recorded }), а указан { $now } (SHA-256 { $found }).
verify-found-as = Исходный файл { $file } называется теперь «{ $now }»: содержимое то же, он узнан по SHA-256.
verify-output-missing = Нет файла отчёта { $file }.
verify-output-edited = Файл отчёта { $file } изменён после записи: по исходным файлам выходит тот, что был записан.
verify-output-changed = Файл отчёта { $file } изменён после записи.
verify-document-edited = Документ { $file } изменён от руки после записи. Файлы для программ те же, и по исходным файлам выходит документ, который был записан.
verify-document-changed = Документ { $file } изменён после записи.
verify-made-otherwise = Исходные файлы те же, а { $file } выходит другим.
verify-made-changed = Файл отчёта { $file } выходит другим.
verify-first-value = Первое отличие в result.json — { $path }: было { $before }, стало { $after }.
verify-made-by-version = Исходные файлы те же, а { $file } выходит другим: вероятно, из-за другой версии программы.
verify-cells-unknown = Какие ячейки изменились, не сказать: { $why }
verify-line = Первая отличная строка — { $line }-я. В папке: { $stands }. Выходит: { $expected }.
verify-place-cell = Первое отличие — лист «{ $sheet }», ячейка { $cell }. В папке: { $stands }. Выходит: { $expected }.
verify-place-sheet-none = Первое отличие — нет листа «{ $sheet }».
verify-place-sheet-more = Первое отличие — лишний лист «{ $sheet }».
verify-record-lacks = в { $record } нет отпечатков файлов: { $files }. Такой отчёт программа не пишет: его запись правили. Составьте отчёт заново
verify-place-paragraph = Первый отличный абзац — { $number }-й. В папке: { $stands }. Выходит: { $expected }.
verify-place-part = Текст и числа те же; отличается то, что программа не сравнивает: { $part }.
verify-cell-empty = пусто
verify-line-text = «{ $text }»
verify-line-none = её нет
verify-files = Файлы, которые не сошлись
verify-faults = Что не так в исходных файлах
verify-column-role = Что это
verify-column-state = С записью
verify-column-again = Составлен заново
verify-role-input = исходный
verify-role-beside = настройки и прочее
verify-role-earlier = прошлый отчёт
verify-role-output = отчёт
verify-state-same = тот же
verify-state-changed = изменён
verify-state-saved = другой, прочитано то же
verify-state-edited = изменён от руки
verify-state-missing = нет
verify-state-unheld = без отпечатка
verify-again-recorded = вышел тот же
verify-again-other = вышел другой
verify-cells = Что изменилось в ячейках
verify-cells-lost = { $place }: { $measure }, { $year } — больше не прочитано ничего ({ $count ->
    [one] { $count } ячейка
    [few] { $count } ячейки
   *[other] { $count } ячеек
 }). Похоже, изменён заголовок столбца.
verify-cell = { $cell }: { $school }, { $measure }, { $year } — было { $before }, стало { $after }
verify-cell-nothing = ничего
verify-cells-more = И ещё ячеек: { $count }; все — с --format json.
verify-cells-moved = Переместились, а значат то же: { $count ->
    [one] { $count } ячейка
    [few] { $count } ячейки
   *[other] { $count } ячеек
 }.
verify-register = Что изменилось в реестре
verify-register-more = И ещё изменений в реестре: { $count }; все — с --format json.
verify-register-moved = Строки реестра переместились, а значат то же: { $count }.
verify-school-renamed = { $cell }: в реестре школа { $school } теперь называется { $after }
verify-school-new = { $cell }: в реестре появилась школа { $school }
verify-school-gone = { $cell }: школы { $school } в реестре больше нет
verify-school = { $cell }: в реестре у школы { $school } другое: { $field } — было { $before }, стало { $after }
verify-school-short = краткое название
verify-school-aliases = другие названия
verify-school-predecessors = предшественники
verify-school-kind = тип
verify-school-grades = уровень
verify-school-district = район
verify-school-municipality = муниципалитет
verify-school-cluster = кластер
verify-school-row = строка
verify-findings = Что изменилось в замечаниях
verify-finding-new = Новое [{ $code }] { $place }: { $message }
verify-finding-gone = Больше нет [{ $code }] { $place }: { $message }
verify-finding-folder = вся папка
verify-findings-new-more = И ещё новых замечаний: { $count }; все — с --format json.
verify-findings-gone-more = И ещё замечаний, которых больше нет: { $count }; все — с --format json.
verify-schools = Что это значит для школ
verify-schools-none = Ни у одной школы балл, место и решение от этого не изменились.
verify-schools-more = И ещё школ, у которых решение то же: { $count }; все — с --format json.
verify-list-stays = В перечне те же школы.
verify-enter = Вошли бы в перечень: { $schools }
verify-leave = Вышли бы из перечня: { $schools }
verify-extra = Другие файлы папки не читались: { $files }

# verify --list: чужой перечень против данных
verify-list-none = методика не составляет перечня: сверять не с чем. Выберите другую: --criteria ФАЙЛ
verify-list-nameless = в файле { $file } не найден столбец со школами. Нужен заголовок, например «Код» или «Наименование школы», и под ним школы
verify-list-no-table = { $file } — не таблица, а текст, рисунок или архив. Сохраните перечень как книгу Excel (.xlsx) или текст с разделителями (.csv) и сверьте этот файл
verify-list-mismatch = перечень не сошёлся с данными
verify-list-other-numbers = школы в перечне те же, а баллы или места другие
verify-list-not-read = перечень прочитан не весь
verify-list-heading = Сверка чужого перечня
verify-list-head = Перечень: { $place }. Школ в нём: { $count }.
verify-list-no-verdicts = Столбца с решением в нём нет: включёнными считаются все, кто назван.
verify-list-counts = В обоих перечнях: { $both }; только в чужом: { $theirs }; только по методике: { $ours }.
verify-list-agrees = Включены одни и те же школы.
verify-list-agrees-so-far = Среди прочитанного расхождений нет, но список прочитан не весь.
verify-list-read = Прочитано: { $columns }.
verify-list-of-name = школа — «{ $heading }» ({ $cell })
verify-list-of-code = код — «{ $heading }» ({ $cell })
verify-list-of-verdict = решение — «{ $heading }» ({ $cell })
verify-list-of-score = балл — «{ $heading }» ({ $cell })
verify-list-of-place = место — «{ $heading }» ({ $cell })
verify-list-by-contents = { $column } — по тому, что под заголовком, а не по нему самому
verify-list-passed-over = Не прочитано: { $columns }. { $why }
verify-list-column = «{ $heading }» ({ $cell })
verify-list-names-all = Названы все школы, а столбца с решением нет: это рейтинг, а не перечень, и кто в нём включён, не сказано. Добавьте столбец «Решение» или оставьте в файле только включённые школы.
verify-list-column-unknown = Заголовок незнаком: если под ним решение, балл или место, назовите его «Решение», «Балл» или «Место».
verify-list-column-headless = Нет заголовка: если это решение, балл или место, подпишите столбец «Решение», «Балл» или «Место».
verify-list-column-unsure = По заголовку и по тому, что под ним, не понять, решение это, балл или место: назовите его «Решение», «Балл» или «Место».
verify-list-column-twice = То же самое уже взято из столбца «{ $heading }»: оставьте такой заголовок у одного из них.
verify-list-column-no-verdict = Под заголовком не решения, а числа: назовите его «Балл» или «Место», а столбец с решением, если он есть, — «Решение».
verify-list-column-no-number = Под заголовком нет ни одного числа: назовите так столбец, где они есть.
verify-list-other-sheets = Прочитан только этот лист. Школы есть и на других: { $sheets }. Нужен другой — сохраните его отдельным файлом.
verify-list-blank = Школ, у которых в столбце решения пусто: { $count }. Они считаются не включёнными.
verify-list-dashes = Школ, у которых в столбце решения прочерк: { $count }. Прочерк — не решение: они считаются не включёнными.
verify-list-numbers = Баллы и места, которые не прочитаны
verify-list-cells-more = И ещё ячеек: { $count }; все — с --format json.
verify-list-number = «{ $written }» — не число. Запишите балл или место числом, а если его нет — «—» или «н/д»
verify-list-number-empty = здесь не число, а дата или формула без результата. Запишите балл или место числом
verify-list-number-shared = число одно, а школ в строке несколько: к какой оно относится, не сказано. Запишите школы по одной в строке
verify-list-one-of-several = в ячейке несколько школ, и одна из них не найдена: { $why }. Запишите школы по одной в строке
verify-list-result = Что вышло
verify-list-decided-otherwise = При тех же баллах и местах решено иначе — возможно, это решение комиссии.
verify-list-decided-otherwise-scores = При тех же баллах решено иначе — возможно, это решение комиссии.
verify-list-decided-otherwise-places = При тех же местах решено иначе — возможно, это решение комиссии.
verify-list-unexplained = Ни одна замена из испытанных не приближает к чужому перечню.
verify-list-explained = Все расхождения ({ $count }) объясняет одно: { $kind } — { $change }. Объяснено: { $explains }, осталось: { $left }.
verify-list-partly = Больше всего из расхождений ({ $count }) объясняет { $kind }: { $change }. Объяснено: { $explains }, осталось: { $left }.
verify-list-scores = Баллы те же, с точностью до записанных цифр. Сравнено: { $compared }.
verify-list-scores-apart = Баллы другие: { $count } из { $compared }.
verify-list-scores-lacking = Нет балла в перечне, а по методике он есть: { $count } из { $compared }.
verify-list-scores-idle = Баллы не сравнены ({ $count }): методика баллов не даёт.
verify-list-scores-cut = Все баллы сошлись бы, если лишние цифры не округлять, а отбрасывать.
verify-list-scores-even = Все баллы сошлись бы, если половину округлять к чётной цифре.
verify-list-places = Места те же. Сравнено: { $compared }.
verify-list-places-apart = Места другие: { $count } из { $compared }.
verify-list-places-lacking = Нет места в перечне, а по методике оно есть: { $count } из { $compared }.
verify-list-places-idle = Места не сравнены ({ $count }): методика мест не даёт.
verify-list-places-turned = Места в перечне считаются с другого конца: первое место у лучшей школы, а по методике — у той, кому помощь нужнее.
verify-list-apart = Баллы и места, которые не сошлись
verify-list-apart-more = И ещё школ: { $count }; все — с --format json.
verify-list-points = { $score }
verify-column-cell = Ячейка
verify-column-place-theirs = Место в перечне
verify-column-place-ours = Место по методике
verify-column-score-theirs = Балл в перечне
verify-column-score-ours = Балл по методике
verify-list-differing = Расхождения и их вероятные причины
verify-list-apart-so-far = Расхождения среди прочитанного
verify-column-theirs = В перечне
verify-column-ours = По методике
verify-column-cause = Вероятная причина
verify-list-undecided = решения нет
verify-list-absent = не названа
verify-list-with-score = { $verdict } ({ $score })
verify-list-no-cause = Ни одна замена из испытанных решения не меняет.
verify-list-no-cause-stated = Ни одна замена из испытанных не даёт этого решения и не противоречит баллам и местам перечня.
verify-list-cause = Вероятная причина — { $kind }: { $change }. Пересчёт: { $verdict }; расхождений осталось бы { $left }.
verify-list-cause-other = Или { $kind }: { $change }. Пересчёт: { $verdict }; расхождений осталось бы { $left }.
verify-list-note = Испытаны замены по одной, всё остальное — как в методике и данных; перечень каждый раз пересчитан. Первой стоит та, после которой расхождений меньше всего. Это вероятные причины, а не доказанные.
verify-list-first = Пока эти строки не разобраны, счёт ниже неполон: школа из такой строки могла попасть в «только по методике». Исправьте названия или коды в списке и повторите сверку.
verify-list-not-whole = Сначала разберите строки, которые не взяты: пока список прочитан не весь, о причине расхождений судить рано.
verify-list-unread = Строки, которые не взяты
verify-list-row = { $cell }: { $why }
verify-list-rows-more = И ещё строк: { $count }; все — с --format json.
verify-list-former = по реестру школа { $former } вошла в школу { $school }: строка отнесена к ней, а балл и место из этой строки не сверялись
verify-list-former-several = по реестру школа { $former } — предшественник сразу нескольких школ: { $schools }. Какая из них названа, не сказано: впишите её название или код
verify-list-former-perhaps = в реестре нет школы «{ $name }». Возможно, это школа с кодом { $code }: по реестру она вошла в школу { $school }. Если так, впишите в перечень этот код или в столбец реестра «Предшественники» — название
verify-list-twice = школа { $school } названа ещё раз: первый раз — в ячейке { $cell }. Оставьте одну строку
verify-list-contradicts = о школе { $school } сказано разное: здесь — { $here }, а в ячейке { $cell } — { $there }. Оставьте одно решение; пока их два, школа не сверяется
verify-list-subheading = «{ $written }» — заголовок внутри списка: о каких школах это сказано, не понять. Поставьте решение в столбец «Решение» напротив каждой школы
verify-list-line = «{ $written }»: какая это школа, не понять. Назовите её так, как в реестре, или уберите эту строку
verify-list-verdict = непонятное решение «{ $written }». Понятны, например: включена, не включена, группа риска, да, нет
verify-kind-decision = решение комиссии
verify-kind-history = вход и выход за несколько лет
verify-kind-ties = равные баллы
verify-kind-rounding = округление
verify-kind-missing = недостающие данные
verify-kind-cohort = наименьшее число участников
verify-kind-cut = черта
verify-kind-value = исходное значение
verify-cause-decision = решения комиссии из данных не учтены
verify-cause-history = решено по данным одного этого года, правило входа и выхода не учтено
verify-cause-ties-include = школы с равным баллом на черте включены все
verify-cause-ties-exclude = школы с равным баллом на черте не включены
verify-cause-ties-break = равные на черте решены по показателям
verify-cause-half-up = всё, что методика округляет, округлено половиной от нуля
verify-cause-half-even = всё, что методика округляет, округлено половиной к чётной цифре
verify-cause-truncate = у всего, что методика округляет, лишние цифры отброшены
verify-cause-exact-score = школы расставлены по неокруглённому баллу
verify-cause-exact-points = баллы за показатели не округлены
verify-cause-exact-values = значения показателей не округлены
verify-cause-exact = ничего не округлено
verify-cause-round-score = балл округлён до расстановки школ, { $rounding }
verify-cause-round-points = баллы за показатели округлены, { $rounding }
verify-cause-round-values = значения показателей округлены до шкалы, { $rounding }
verify-cause-round = всё округлено, { $rounding }
verify-cause-refuse = без одной из частей индекс не считается
verify-cause-table = веса при недостающих данных — по таблице
verify-cause-renormalise = вес частей без данных делится между остальными, если данные есть на { $coverage } веса
verify-cause-worst = часть без данных считается наихудшей, если данные есть на { $coverage } веса
verify-cause-median = часть без данных заменена медианой школ, если данные есть на { $coverage } веса
verify-cause-rule-unknown = правило без данных не решает
verify-cause-rule-not-held = условие без данных считается невыполненным
verify-cause-rule-held = условие без данных считается выполненным
verify-cause-cohort = наименьшее число участников — { $cohort }
verify-cause-no-cohort = наименьшего числа участников нет
verify-cause-number = в перечне { $count ->
    [one] { $count } школа
    [few] { $count } школы
   *[other] { $count } школ
 }
verify-cause-ceiling = доля школ округлена вверх
verify-cause-floor = доля школ округлена вниз
verify-cause-share = в перечне { $share } школ
verify-cause-ends-score = сам балл на черте считается иначе: «меньше» — как «не больше» или наоборот
verify-cause-ends-rule = сама граница в правиле «{ $rule }» считается иначе: «не меньше» — как «больше» или наоборот
verify-cause-ends-rules = сами границы во всех правилах считаются иначе: «не меньше» — как «больше» или наоборот
verify-cause-lower = черта ниже на { $points } б.
verify-cause-higher = черта выше на { $points } б.
verify-cause-hold-less = в правиле «{ $rule }» достаточно на одно меньше
verify-cause-hold-more = в правиле «{ $rule }» нужно на одно больше
verify-cause-value = { $school }: { $what }
