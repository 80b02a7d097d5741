"""What is said while something takes longer than a moment, and once it is there."""

FILE = ("⏳ Berkas sedang disiapkan…", "✅ Berkas siap.")
ANSWER = ("⏳ Sedang dihitung…", "✅ Sudah dihitung.")
