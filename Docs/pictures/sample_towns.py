#!/usr/bin/env python3
"""Made-up towns with several ibasho that share supporters, as the ties and links sheets that `engawa import` reads.

    sample_towns.py --out DIR [--shape 12x80]... [--seed N]

A shape is ibasho x actors. The same arguments write the same bytes. Names are made up.
"""
import argparse, csv, os, random

FIELDS = ["コミュニティ", "子育て・教育", "福祉・医療", "産業・農林水産", "住まい・就労", "環境・防災・交通", "文化・スポーツ", "その他"]
BANDS = ["自治会・町内", "小学校区", "中学校区", "市区町村内", "県内", "県外・全国"]
PLACES = ["ひばり", "みなと", "さくら", "若葉", "青空", "松原", "泉", "川べり", "丘の上", "日向", "西町", "東町", "港町", "宮前", "本町", "緑町",
          "朝日", "白鳥", "千歳", "桜台", "梅ヶ丘", "竹園", "城山", "大手", "中央", "南", "北野", "新町", "元町", "花園"]
ROOMS = ["食堂", "ひろば", "サロン", "カフェ", "のいえ", "図書室", "縁側", "塾", "テラス", "の間"]
KINDS = [("農園", "農林漁業", 3), ("社会福祉協議会", "社協・社会福祉法人", 2), ("小学校", "学校・園", 1), ("内科クリニック", "医療機関", 2), ("商店会", "企業・商店", 3),
         ("自治会", "地縁団体", 0), ("ボランティアの会", "NPO・市民活動", 1), ("フードバンク", "NPO・市民活動", 3), ("寺", "寺社", 6), ("スーパー", "企業・商店", 3),
         ("役所こども課", "行政", 1), ("不動産", "企業・商店", 4), ("防災の会", "地縁団体", 5), ("少年野球クラブ", "NPO・市民活動", 6), ("信用金庫", "企業・商店", 7)]


def town(ibasho, actors, seed):
    """Ibasho lie in groups; most supporters help one, some several of a group, a few many of all."""
    chance = random.Random(f"{ibasho}x{actors}:{seed}")
    hubs = []
    for i in range(ibasho):
        name = PLACES[i % len(PLACES)] + ROOMS[(i // len(PLACES) + i) % len(ROOMS)]
        hubs.append(name if name not in hubs else f"{name}{i}")
    group = max(2, min(8, round(ibasho ** 0.5) + 1))
    ties, links, names = [], [], []
    for a in range(actors):
        kind, klass, field = chance.choice(KINDS)
        name = f"{chance.choice(PLACES)}{kind}{a + 1 if actors > 60 else ''}"
        while name in names:
            name = f"{chance.choice(PLACES)}{kind}{a + 1}"
        names.append(name)
        home = chance.randrange(ibasho)
        near = [h for h in range(ibasho) if h // group == home // group]
        draw = chance.random()
        if draw < 0.55:
            chosen = [home]
        elif draw < 0.93:
            chosen = sorted(set(chance.choices(near, k=chance.choice([2, 2, 2, 3, 3]))))
        else:
            chosen = sorted(set(chance.choices(range(ibasho), k=min(ibasho, chance.choice([3, 4, 5, 6]) + ibasho // 40))))
        for hub in chosen:
            ties.append([hubs[hub], name, klass, FIELDS[field], chance.choice(BANDS[:5]),
                         chance.choice(["強い", "普通", "普通", "普通", "弱い", ""]), chance.choice(["受ける", "受ける", "受ける", "双方", "出す", ""])])
        if a and chance.random() < 0.04:
            links.append([name, chance.choice(names[:-1]), chance.choice(["知り合い", "所属"])])
    return ties, links


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([header] + rows)


def main():
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--out", required=True)
    parse.add_argument("--shape", action="append")
    parse.add_argument("--seed", type=int, default=1)
    asked = parse.parse_args()
    for shape in asked.shape or ["5x30", "12x80", "30x200", "230x5000"]:
        ibasho, actors = map(int, shape.split("x"))
        folder = os.path.join(asked.out, f"{shape}-{asked.seed}")
        os.makedirs(folder, exist_ok=True)
        ties, links = town(ibasho, actors, asked.seed)
        write(os.path.join(folder, "ties.csv"), ["居場所", "名前", "種別", "分野", "領域", "強さ", "向き"], ties)
        write(os.path.join(folder, "links.csv"), ["名前1", "名前2", "関係"], links)


if __name__ == "__main__":
    main()
