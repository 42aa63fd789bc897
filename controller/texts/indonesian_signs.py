"""Indonesian texts of recording and teaching signs."""

INDONESIAN_SIGNS = {
    "signs.window": "Rekam isyarat",
    "signs.opening": "Membuka kamera…",
    "signs.silent": "Tidak ada gambar dari kamera. Apakah terpasang dan penutupnya terbuka?",
    "signs.begin": "'{sign}' oleh {signer}, sesi {session}: sudah ada {count} dari {takes} "
    "rekaman. Ambil posisi supaya kepala, tangan, dan pinggang masuk gambar. Ctrl+C untuk "
    "berhenti; rekaman yang sudah ada tetap tersimpan.",
    "signs.complete": "'{sign}' oleh {signer}, sesi {session}: semua {takes} rekaman sudah ada. "
    "Beri --session lain (hari, tempat, atau baju lain), atau --takes yang lebih banyak.",
    "signs.countdown": "Rekaman {number} dari {takes} dalam {seconds}…",
    "signs.recording": "Isyaratkan '{sign}' sekarang",
    "signs.kept": "Rekaman {number} dari {takes} disimpan.",
    "signs.fault.few_frames": "Sekali lagi: gambar dari kamera terlalu sedikit.",
    "signs.fault.no_hand": "Sekali lagi: tangan tidak terlihat. Angkat tangan ke dalam gambar, "
    "dan periksa cahayanya.",
    "signs.fault.hand_lost": "Sekali lagi: tangan terlalu lama tidak terlihat. Lebih pelan, atau "
    "tambah cahaya.",
    "signs.fault.edge": "Sekali lagi: tangan terpotong di tepi gambar. Mundur sedikit.",
    "signs.fault.still": "Sekali lagi: tangan hampir tidak bergerak, padahal sebelumnya bergerak. "
    "Mulai saat diminta.",
    "signs.fault.moving": "Sekali lagi: yang ini bergerak, padahal rekaman sebelumnya diam.",
    "signs.fault.unlike": "Sekali lagi: ini berbeda dari rekaman sebelumnya. Ulangi dengan cara "
    "yang sama dan itu akan dihitung.",
    "signs.done": "Semua {takes} rekaman '{sign}' sudah ada.",
    "signs.ended": "Sumber sudah habis: ada {count} dari {takes} rekaman '{sign}'. Perintah yang "
    "sama akan melanjutkannya.",
    "signs.stopped": "Berhenti: ada {count} dari {takes} rekaman '{sign}'. Perintah yang sama "
    "akan melanjutkannya.",
    "signs.saved": "{new} rekaman baru di {folder}",
    "signs.nothing": "Tidak ada rekaman yang disimpan.",
    "signs.video": "Gambar juga disimpan: satu klip tiap rekaman.",
    "signs.close": "Tutup",
    "signs.damaged": "{path} rusak dan tidak dihitung.",
    "signs.taught": "'{sign}' sudah diajarkan dengan {takes} rekaman. Mulai sekarang dikenali, "
    "juga oleh program yang sedang berjalan.",
    "signs.not_yet": "'{sign}' punya {count} rekaman; perlu {least} sebelum dapat dikenali.",
    "signs.alike": "'{sign}' mirip '{other}' ({likeness:.2f}): isyaratkan lebih berbeda atau beri "
    "nama lain.",
    "signs.known": "'{sign}' sudah termasuk isyarat yang dikenal; mulai sekarang cara Anda "
    "sendiri juga dihitung.",
    "signs.bind": "Supaya melakukan sesuatu, tambahkan ini pada bindings sebuah profil "
    "(`isyarat edit`):",
    "signs.summary": "{signs} isyarat dikenal, {signers} penutur dalam pelatihan; {taught} Anda "
    "ajarkan",
    "signs.no_takes": "Belum ada rekaman: isyarat record SIGN, atau isyarat import PATH",
    "signs.removed": "'{sign}' dihapus: {count} rekaman kini ada di {folder}",
    "signs.renamed": "'{old}' kini bernama '{new}' ({count} rekaman).",
    "signs.ask_remove": "Hapus '{sign}' dan {count} rekamannya? Semua dipindah ke folder sampah.",
    "signs.bound": "Profil yang mengikat '{old}' perlu diubah sendiri: isyarat list profiles",
    "signs.imported": "{count} rekaman dari {signs} isyarat diimpor untuk {signer}, sesi "
    "{session}.",
    "signs.there_already": "{count} sudah ada sebelumnya.",
    "signs.faulty": "{count} tidak dapat dibaca:",
    "signs.interrupted": "Berhenti. Perintah yang sama akan melanjutkannya.",
}
