count-schools = { $count ->
    [one] { $count } школа
    [few] { $count } школы
   *[many] { $count } школ
}
