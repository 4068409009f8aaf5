# Every word that a reader of English sees. The keys are those of ru.ftl.
