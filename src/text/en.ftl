# Every word that a reader of English sees. The keys are those of ru.ftl.

## What the program writes, prints and shows
cli-restored = A write was interrupted; the earlier report is back in its place: { $path }
reason-busy = another program is using the folder or a file in it
reason-quota = the file is larger than the system allows
