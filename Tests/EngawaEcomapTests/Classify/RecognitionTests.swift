import Testing

@testable import EngawaEcomap

@Suite("Recognition of kinds, contents and codes")
struct RecognitionTests {
    @Test("a kind that is written down decides the class")
    func writtenKinds() {
        for (kind, kindClass) in [
            ("個人", KindClass.person), ("住民", .person), ("民生委員", .person), ("匿名グループ", .group), ("自治会", .neighbourhood),
            ("婦人会", .neighbourhood), ("NPO・市民活動", .npo), ("ＮＰＯ", .npo), ("社協", .welfare), ("社会福祉法人", .welfare),
            ("行政", .government), ("学校・園", .school), ("医療機関", .medical), ("企業・商店", .business), ("企業", .business),
            ("農家", .farm), ("農林漁業", .farm), ("寺社", .temple), ("居場所", .ibasho), ("その他", .other), ("農家（個人）", .person),
            ("専門職", .person), ("社会福祉協議会", .welfare), ("自治会長さん", .person),
        ] {
            let told = KindClass.recognise(kind: kind, name: "なにか")
            #expect(told == RecognisedKind(kindClass), "\(kind)")
        }
        #expect(!KindClass.recognise(kind: "ふしぎなもの", name: "ほにゃらら").isSure)
    }

    @Test("a blank kind is told from the name")
    func fromNames() {
        for (name, kindClass) in [
            ("田中さん", KindClass.person), ("山本 花子様", .person), ("鈴木氏", .person), ("青葉自治会", .neighbourhood),
            ("子ども会", .neighbourhood), ("福祉課", .government), ("株式会社みどり", .business), ("みどり食品(株)", .business),
            ("さくら保育園", .school), ("田中農園", .farm), ("JA青葉", .farm), ("青葉小学校", .school), ("港内科クリニック", .medical),
            ("青葉薬局", .medical), ("青葉郵便局", .business), ("光明寺", .temple), ("NPO法人みなと", .npo), ("青葉区社協", .welfare),
            ("青葉地域包括支援センター", .welfare), ("八百屋田中", .other), ("田中八百屋", .business), ("有志", .group),
            ("地域の方", .group), ("パン屋さん", .business), ("民生委員・児童委員協議会", .neighbourhood), ("こども食堂連絡会", .npo),
            ("Jazz Circle", .other),
        ] {
            #expect(KindClass.recognise(kind: nil, name: name).kindClass == kindClass, "\(name)")
        }
        #expect(KindClass.recognise(kind: nil, name: "青葉自治会").isSure)
        #expect(!KindClass.recognise(kind: nil, name: "ほにゃらら").isSure)
    }

    @Test("somebody called さん is a person also where the kind says what they do")
    func personsWithRoles() {
        #expect(KindClass.recognise(kind: "農家", name: "田中さん").kindClass == .person)
        #expect(KindClass.recognise(kind: "企業", name: "イオンさん").kindClass == .business)
        #expect(KindClass.recognise(kind: "商店", name: "八百屋さん").kindClass == .business)
        #expect(KindClass.recognise(kind: "農家", name: "田中農園").kindClass == .farm)
    }

    @Test("a name that says in any way that it is a person's is one")
    func personsInManyForms() {
        for name in [
            "山田さん（民生委員）", "佐藤花子さん(7丁目)", "鈴木さん一家", "山田さんご夫婦", "民生委員 山田花子", "山田太郎先生", "Mr Smith", "Mr. Yamada",
        ] {
            #expect(KindClass.recognise(kind: nil, name: name) == RecognisedKind(.person), "\(name)")
        }
        for name in ["サトウ ハナコ", "佐藤花子(ボランティア)", "佐藤花子（八百屋）"] {
            #expect(KindClass.recognise(kind: nil, name: name) == RecognisedKind(.person, isSure: false), "\(name)")
        }
        for name in ["田中商店(八百屋)", "お客さん", "近所のお母さん", "みどり会 青葉支部", "NPO法人 みなと"] {
            #expect(KindClass.recognise(kind: nil, name: name).kindClass != .person, "\(name)")
        }
        #expect(KindClass.recognise(kind: "個人商店", name: "丸山商店").kindClass == .business)
        #expect(KindClass.recognise(kind: "匿名", name: "ある方").kindClass == .group)
        #expect(!KindClass.recognise(kind: nil, name: "みかん園").isSure)
        #expect(PersonRoles.role(of: "個人農家") == "農家")
    }

    @Test("couples, brothers and sisters, parents and children are persons, but for what begins like an organisation")
    func families() throws {
        let sure = [
            "鵜飼玄蕃・鵜飼ハナ夫妻", "鵜飼夫婦", "鵜飼ご夫妻", "鵜飼さん夫妻", "うかい夫婦", "鵜飼兄弟", "鵜飼姉妹", "鵜飼親子", "山田ハナ親子", "鵜飼一家",
            "鵜飼夫妻（農家）",
        ]
        for name in sure {
            #expect(KindClass.recognise(kind: nil, name: name) == RecognisedKind(.person), "\(name)")
        }
        #expect(KindClass.recognise(kind: nil, name: "みどりの親子") == RecognisedKind(.person, isSure: false))
        #expect(KindClass.recognise(kind: nil, name: "NPO法人あおぞら親子").kindClass == .npo)
        for name in ["夫妻", "親子", "兄弟の会", "親子サロン"] {
            #expect(KindClass.recognise(kind: nil, name: name).kindClass != .person, "\(name)")
        }
        // What they do does not make them an organisation.
        var map = TestMap()
        try map.take("居場所,名前,種別\nX,鵜飼玄蕃・鵜飼ハナ夫妻,農家\nX,鵜飼兄弟,農家\nX,鵜飼姉妹,商店\nX,夫婦岩旅館,企業\n")
        #expect(map.nodes("Person").count == 3)
    }

    @Test("half-width kana are the same words")
    func halfWidth() {
        #expect(Axes.standard.band(named: "県外･全国") == 5)
        #expect(Axes.standard.band(named: "ｵﾝﾗｲﾝ") == 5)
        #expect(Axes.standard.field(named: "ｺﾐｭﾆﾃｨ") == 0)
        #expect(FoldedText("ｶﾞｰﾃﾞﾝ") == FoldedText("ガーデン"))
    }

    @Test("contents in English have signs too")
    func englishContents() {
        for (text, contentClass) in [
            ("food", ContentClass.food), ("venue", .place), ("money", .money), ("information", .information),
            ("watching over", .watching), ("transport", .transport), ("volunteers", .people), ("knowledge", .knowledge),
        ] {
            #expect(ContentClass.recognise(text) == contentClass, "\(text)")
        }
    }

    @Test("a name that may be a person's full name is taken for one, unsurely")
    func fullNames() {
        for name in ["山田太郎", "佐藤 花子", "長谷川ゆうこ", "林"] {
            #expect(KindClass.recognise(kind: nil, name: name) == RecognisedKind(.person, isSure: false), "\(name)")
        }
        #expect(KindClass.recognise(kind: nil, name: "ひだまり").kindClass == .other)
    }

    @Test("generic names are known in any spelling")
    func genericNames() {
        for name in ["匿名", "有志", "ボランティア", "地域の方", "住民", "自治会", "町内会", "小学校", "八百屋", "ＰＴＡ", "地域の 方"] {
            #expect(GenericNames.contains(name), "\(name)")
        }
        #expect(!GenericNames.contains("青葉自治会"))
    }

    @Test("a role that stands for a name is a known word, never what somebody typed")
    func roles() {
        #expect(PersonRoles.role(of: "農家") == "農家")
        #expect(PersonRoles.role(of: "農家（個人）") == "農家")
        #expect(PersonRoles.role(of: "農家の田中一郎") == nil)
        #expect(PersonRoles.role(of: nil) == nil)
    }

    @Test("contents fall into the classes that have a sign")
    func contents() {
        for (text, contentClass) in [
            ("食材", ContentClass.food), ("米", .food), ("会場", .place), ("場所", .place), ("補助金", .money), ("整備費", .money),
            ("調理", .people), ("人手", .people), ("おもちゃ", .goods), ("学習支援", .knowledge), ("見守り", .watching),
            ("引きこもりがちな高齢者への気づき", .watching), ("人をつなぐ", .connecting), ("情報", .information), ("送迎", .transport),
            ("相談", .counsel), ("健診", .health), ("絵本の読み聞かせ", .knowledge), ("夏祭り", .play), ("？？？", .other),
            ("居住先の確保", .place), ("寄付", .goods), ("寄付金", .money),
        ] {
            #expect(ContentClass.recognise(text) == contentClass, "\(text)")
        }
        #expect(ContentClass.recognise(["食材", "米", "場所"]) == [.food, .place])
    }

    @Test("codes are read in the ways that people write them")
    func codes() {
        #expect(["強い", "◎", " 強い "].map(Strength.init(cell:)) == [.strong, .strong, .strong])
        #expect(["普通", "○", "〇"].map(Strength.init(cell:)) == [.normal, .normal, .normal])
        #expect(["弱い", "△"].map(Strength.init(cell:)) == [.weak, .weak])
        #expect(["葛藤", "ぎくしゃく"].map(Strength.init(cell:)) == [.stressful, .stressful])
        #expect(
            Strength(cell: "×") == nil && Strength.isCross("×") && Strength.isCross(" ✕ ") && !Strength.isCross("強")
        )
        #expect(["受ける", "もらう", "←"].map(Flow.init(cell:)) == [.in, .in, .in])
        #expect(["出す", "わたす", "→"].map(Flow.init(cell:)) == [.out, .out, .out])
        #expect(["双方", "おたがい", "⇔"].map(Flow.init(cell:)) == [.both, .both, .both])
        #expect(
            ["公開可", "会議まで", "あり", "内部のみ", "なし"].map(Consent.init(cell:)) == [
                .public, .meeting, .meeting, .internal, .refused,
            ]
        )
    }
}
