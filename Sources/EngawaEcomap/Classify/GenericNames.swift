import EngawaSheets

/// Names that say what somebody is and not who: on their own they belong to one ibasho only, since the 自治会 of one
/// ibasho is not that of another.
public enum GenericNames {
    /// Whether `name` is generic on its own.
    public static func contains(_ name: String) -> Bool {
        let folded = FoldedText(name)
        return groups.contains(folded) || others.contains(folded)
    }

    /// The same of a name in UTF-8. O(length).
    static func contains(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        if FoldedText.keeps(name) { return all.find(name) != nil }
        return contains(String(decoding: name, as: UTF8.self))
    }

    /// Whether `name` is a generic name of several unnamed people.
    static func isGroup(_ name: String) -> Bool {
        groups.contains(FoldedText(name))
    }

    private static let groups = folded(
        "匿名 有志 住民有志 有志の方 ボランティア ボランティアの方 ボランティアさん 学生ボランティア 大学生ボランティア 高校生ボランティア 地域の方 地域の方々 "
            + "地域の人 地域住民 住民 近所の方 近所の人 ご近所 ご近所の方 近隣住民 保護者 保護者有志 利用者 参加者 常連 スタッフ 個人 個人の方 寄付者 "
            + "匿名の方 匿名希望 支援者 協力者 サポーター 大学生 高校生 中学生 小学生 学生 若者 年配者 高齢者 お母さん お父さん 子ども こども"
    )

    private static let others = folded(
        "自治会 町内会 町会 婦人会 女性会 老人クラブ 老人会 子ども会 こども会 子供会 消防団 PTA 商店街 商店会 小学校 中学校 高校 大学 学校 保育園 幼稚園 "
            + "こども園 学童 八百屋 肉屋 魚屋 米屋 パン屋 スーパー コンビニ 商店 農家 企業 会社 地元企業 お寺 寺 神社 教会 病院 医院 診療所 クリニック 歯科 "
            + "薬局 公民館 図書館 児童館 民生委員 児童委員 民生委員・児童委員 主任児童委員 地主 大家 行政 市役所 区役所 役場 福祉課 社協 警察 交番 郵便局 "
            + "銀行 地域包括支援センター 保健師 市 町 村 県 国"
    )

    /// All of them, folded.
    private static let all: DistinctTexts = {
        var texts = DistinctTexts()
        for name in groups.union(others) { _ = name.bytes.withUnsafeBufferPointer { texts.intern($0) } }
        return texts
    }()

    private static func folded(_ list: String) -> Set<FoldedText> {
        Set(list.split(separator: " ").map { FoldedText(String($0)) })
    }
}

/// Japanese personal names, as far as a list of common surnames tells them.
enum PersonNames {
    /// Whether `text` is a common surname.
    static func isSurname(_ text: String) -> Bool { surnames.contains(NameKey(text)) }

    /// Whether `name` looks like a full name: a common surname, then one to three kanji or kana, perhaps after a space.
    ///
    /// A guess, and meant to err on the side of asking people before they are named.
    static func looksLikeFullName(_ name: String) -> Bool {
        if isSurname(name) { return true }
        let scalars = Array(name.unicodeScalars)
        guard (2...8).contains(scalars.count) else { return false }
        for length in [3, 2, 1] where scalars.count > length {
            var stem = String.UnicodeScalarView()
            stem.append(contentsOf: scalars[..<length])
            guard isSurname(String(stem)) else { continue }
            let given = scalars[length...].filter { $0.value != 0x20 && $0.value != 0x3000 }
            let limit = given.allSatisfy(isKana) ? 4 : 3
            if (1...limit).contains(given.count), given.allSatisfy({ isKanji($0) || isKana($0) }) { return true }
        }
        return false
    }

    static func isKanji(_ scalar: Unicode.Scalar) -> Bool {
        (0x4E00...0x9FFF).contains(scalar.value) || (0x3400...0x4DBF).contains(scalar.value) || scalar == "々"
            || (0x20000...0x3FFFF).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
    }

    static func isKana(_ scalar: Unicode.Scalar) -> Bool { (0x3041...0x30FF).contains(scalar.value) }

    private static let surnames: Set<NameKey> = Set(
        ("佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 斉藤 齋藤 清水 山崎 森 池田 阿部 橋本 山下 "
            + "石川 中島 前田 藤田 小川 後藤 岡田 長谷川 石井 村上 近藤 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 松田 岡本 中川 中野 原田 小野 田村 竹内 "
            + "金子 和田 中山 石田 上田 森田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 丸山 今井 河野 藤本 村田 武田 上野 杉山 増田 平野 大塚 千葉 "
            + "久保 松井 小島 岩崎 桜井 野口 松尾 野村 菊地 木下 菅原 佐野 大西 杉本 新井 浜田 市川 古川 水野 小松 島田 五十嵐 福島 黒田 吉村 荒木 川口 本田 東 "
            + "辻 関 星野 中田 永井 川村 西田 山内 田口 須藤 吉川 松下 岡崎 飯田 馬場 西川 川崎 小池 安田 内藤 大橋")
            .split(separator: " ").map { NameKey(String($0)) }
    )
}
