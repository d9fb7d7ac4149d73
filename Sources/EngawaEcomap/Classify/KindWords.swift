/// The words by which kinds and names tell the class of an actor.
enum KindWords {
    /// Words that are a whole kind: the classes by their names, and the roles that persons have.
    static let exact: [FoldedText: KindClass] = {
        var table: [FoldedText: KindClass] = [:]
        for (kindClass, list) in wholes {
            for word in list.split(separator: " ") {
                table[FoldedText(String(word))] = kindClass
            }
        }
        for role in PersonRoles.all where table[FoldedText(role)] == nil {
            table[FoldedText(role)] = .person
        }
        return table
    }()

    /// The class that a text shows by the words in it: an ending counts before a word inside, a longer word before a
    /// shorter one; nil where no known word is in it.
    static func lookUp(_ folded: String) -> KindClass? {
        for (word, kindClass) in prefixes where folded.hasPrefix(word) && isWhole(word, at: .start, of: folded) {
            return kindClass
        }
        for (word, kindClass) in endings where folded.hasSuffix(word) && isWhole(word, at: .end, of: folded) {
            return kindClass
        }
        for (word, kindClass) in insides where folded.contains(word) { return kindClass }
        return nil
    }

    /// Whether a text begins as only names of organisations do (NPO法人, 株式会社).
    static func beginsLikeOrganisation(_ folded: String) -> Bool {
        prefixes.contains { folded.hasPrefix($0.0) && isWhole($0.0, at: .start, of: folded) }
    }

    /// Whether a name is taken for a school by its last character alone (みかん園).
    static func isVagueGarden(_ folded: String) -> Bool {
        folded.hasSuffix("園") && !["保育園", "幼稚園", "こども園", "子ども園", "学園"].contains(where: folded.hasSuffix)
    }

    private enum Side { case start, end }

    /// Whether a Latin word at one side of a text ends where its letters end: `JA青葉`, but not `Jazz`.
    private static func isWhole(_ word: String, at side: Side, of text: String) -> Bool {
        func isLatin(_ byte: UInt8?) -> Bool { byte.map { (0x61...0x7A).contains($0) } ?? false }
        switch side {
        case .start: return !(isLatin(word.utf8.last) && isLatin(text.utf8.dropFirst(word.utf8.count).first))
        case .end: return !(isLatin(word.utf8.first) && isLatin(text.utf8.dropLast(word.utf8.count).last))
        }
    }

    private static let wholes: [(KindClass, String)] = [
        (.person, "person 人 本人 家族 individual resident volunteer neighbour neighbor"),
        (.group, "匿名グループ 匿名 グループ 有志 住民有志 group 任意グループ"),
        (.neighbourhood, "地縁団体 地縁 自治会 町内会 町会 婦人会 女性会 老人クラブ 消防団 子ども会 子供会 neighbourhood"),
        (.npo, "NPO・市民活動 NPO 市民活動 市民団体 ボランティア団体 ボランティアグループ 任意団体 npo NGO"),
        (.welfare, "社協・社会福祉法人 社協 社会福祉協議会 社会福祉法人 福祉 福祉施設 welfare"),
        (.government, "行政 行政機関 市役所 役場 役所 国 県 市 町 村 自治体 官公庁 government"),
        (.school, "学校・園 学校 園 保育園 幼稚園 こども園 小学校 中学校 高校 大学 PTA 教育機関 school"),
        (.medical, "医療機関 医療 病院 医院 診療所 クリニック 薬局 medical"),
        (.business, "企業・商店 企業 商店 会社 店 事業者 商店街 商店会 八百屋 business"),
        (.farm, "農林漁業 農家 農業 漁業 林業 漁師 生産者 農園 farm"),
        (.temple, "寺社 寺 神社 お寺 教会 宗教法人 temple"),
        (.ibasho, "居場所 こども食堂 子ども食堂 地域食堂 サロン ibasho"),
        (.other, "その他 other"),
    ]

    private static let prefixes: [(String, KindClass)] = sorted([
        (.npo, "npo法人 特定非営利活動法人 npo 一般社団法人 公益社団法人 一般財団法人 公益財団法人 認定npo 任意団体"),
        (.business, "株式会社 有限会社 合同会社 合資会社 (株) (有) ㈱ ㈲"),
        (.welfare, "社会福祉法人"),
        (.medical, "医療法人"),
        (.school, "学校法人"),
        (.temple, "宗教法人"),
        (.farm, "ja 農事組合法人"),
        (.business, "jr"),
    ])

    private static let endings: [(String, KindClass)] = sorted([
        (
            .neighbourhood,
            "自治会 町内会 町会 婦人会 女性会 老人クラブ 老人会 長寿会 敬老会 消防団 子ども会 子供会 こども会 育成会 青年団 "
                + "自主防災会 自治連合会 地域づくり協議会 まちづくり協議会 区長会 分団 民生委員協議会 民生委員児童委員協議会 "
                + "民生委員・児童委員協議会 民児協"
        ),
        (
            .npo,
            "npo ボランティア ボランティアの会 ボランティア団体 ボランティア連絡会 フードバンク サポートの会 支援の会 基金 財団 "
                + "ライオンズクラブ ロータリークラブ 親の会 家族会 生協 生活協同組合"
        ),
        (
            .welfare,
            "社協 社会福祉協議会 福祉会 地域包括支援センター 包括支援センター デイサービス 特養 苑 作業所 児童養護施設 グループホーム "
                + "相談支援事業所 就労支援事業所 事業所 自立相談支援機関 母子生活支援施設 授産所 老人ホーム 子育て支援センター "
                + "ファミリーサポートセンター"
        ),
        (
            .government,
            "課 係 局 市役所 区役所 町役場 村役場 役場 県庁 府庁 都庁 支所 出張所 保健所 保健センター 児童相談所 教育委員会 警察署 消防署 "
                + "交番 駐在所 公民館 図書館 児童館 市民センター 省 庁 振興局 税務署 法務局 ハローワーク 推進室 市長 町長 村長 知事 "
                + "裁判所 法テラス"
        ),
        (
            .school,
            "小学校 中学校 高校 高等学校 高専 大学 短大 専門学校 支援学校 学校 保育園 保育所 幼稚園 こども園 子ども園 園 学園 学童 "
                + "学童クラブ 学童保育 学習塾 塾 pta ゼミ 研究室 大学院 フリースクール 適応指導教室 スクール"
        ),
        (
            .medical,
            "病院 医院 クリニック 診療所 歯科 歯科医院 薬局 訪問看護ステーション 医師会 歯科医師会 薬剤師会 看護協会 助産院 助産師会 "
                + "内科 小児科 整骨院 接骨院"
        ),
        (
            .business,
            "株式会社 有限会社 合同会社 (株) (有) ㈱ ㈲ 商店 商店街 商店会 店 屋 屋さん スーパー 工務店 銀行 信用金庫 信金 信用組合 "
                + "不動産 郵便局 支店 会社 食品 製作所 工業 建設 物流 メーカー 商工会 商工会議所 青果 精肉 ベーカリー 書店 酒店 "
                + "コンビニ ホテル 旅館 レストラン 駅 新聞 企業"
        ),
        (.farm, "農園 農場 農家 ファーム 果樹園 牧場 養鶏場 農協 漁協 漁業協同組合 農業協同組合 森林組合 直売所 市場 生産者 農家の会"),
        (.temple, "寺 神社 教会 お寺 神宮 大社 寺院"),
        (.ibasho, "こども食堂 子ども食堂 地域食堂 の居場所"),
        (.group, "有志 有志一同 ボランティアたち グループ の方々 の皆さん のみなさん 一同"),
    ])

    private static let insides: [(String, KindClass)] = sorted([
        (.welfare, "社会福祉協議会 社会福祉法人 就労継続支援 地域包括"),
        (.npo, "npo法人 特定非営利活動法人 npo フードバンク 市民活動 ライオンズクラブ rotaryclub ボランティア"),
        (.business, "株式会社 有限会社 コンビニ スーパー"),
        (.farm, "農園"),
        (.neighbourhood, "自治会 町内会 老人クラブ 消防団 婦人会"),
        (.medical, "病院 クリニック 訪問看護"),
        (.school, "小学校 中学校 高校 大学 保育園"),
        (.government, "市役所 区役所 役場 県庁"),
    ])

    /// Longest words first; among equally long ones the order of the table.
    private static func sorted(_ table: [(KindClass, String)]) -> [(String, KindClass)] {
        let flat = table.flatMap { kindClass, list in
            list.split(separator: " ").map { (FoldedText(String($0)).text, kindClass) }
        }
        return flat.enumerated().sorted { left, right in
            let (a, b) = (left.element.0.utf8.count, right.element.0.utf8.count)
            return a == b ? left.offset < right.offset : a > b
        }.map(\.element)
    }
}

/// The roles that a person may have: the only words of a kind that stand for a person whose name is withheld, so that
/// no name can come out by way of a kind.
enum PersonRoles {
    static let all = [
        "個人", "住民", "地域住民", "近隣住民", "近所の方", "民生児童委員", "町会長", "OB", "OG", "元校長", "元園長", "高齢者", "利用者", "民生委員", "児童委員",
        "民生委員・児童委員", "主任児童委員", "保護司", "地主", "大家", "農家", "漁師",
        "元教員", "教員", "先生", "教師", "校長", "園長", "医師", "歯科医師", "看護師", "保健師", "助産師", "薬剤師", "栄養士", "管理栄養士", "保育士",
        "調理師", "社会福祉士", "精神保健福祉士", "スクールソーシャルワーカー", "ソーシャルワーカー", "ケアマネ", "ケアマネジャー", "大学生", "高校生", "中学生",
        "小学生", "学生", "保護者", "会社員", "自営業", "議員", "市議", "自治会長", "町内会長", "会長", "区長", "住職", "牧師", "神主", "研究者",
        "大学教員", "弁護士", "税理士", "司法書士", "行政書士", "カウンセラー", "心理士", "相談員", "支援員", "指導員", "コーディネーター", "ボランティア",
        "大工", "美容師", "退職者", "主婦", "母子推進員", "運営者", "開設者", "代表", "スタッフ", "専門職", "運転手", "料理人", "公務員", "職員",
    ]

    /// Whether a folded text is a role and nothing else.
    static func isRole(_ folded: FoldedText) -> Bool { folds.contains(folded) }

    private static let folds = Set(all.map(FoldedText.init))

    /// The role that may stand for a withheld person of this kind: the kind where it is a known role and nothing else,
    /// nil otherwise.
    static func role(of kind: String?) -> String? {
        guard let kind else { return nil }
        var text = FoldedText(kind).text
        for ending in ["(個人)", "（個人）"] where text.hasSuffix(ending) {
            text = String(text.dropLast(ending.count))
        }
        if text.hasPrefix("個人"), text != "個人" { text = String(text.dropFirst("個人".count)) }
        let folded = FoldedText(text)
        return all.first { FoldedText($0) == folded }
    }
}
