import EngawaGraph

/// The tokens of the schema's names in one graph; nil where the graph has not seen the name yet.
struct Tokens: Sendable {
    let ibasho, actor, person, group, field, band, place, resource, gapAnswer: LabelToken?
    let supports, worksIn, locatedIn, activeIn, within, knows, memberOf, partOf, commissions, agreedWith, refersTo,
        needs, offers: TypeToken?
    let name, number, english, order, levels, level, kind, kindClass, consent, contact, size, tags, note, mode,
        organiser, venue, schedule, audience, content, fields, strength, flow, frequency, means, since, until,
        reason, lastContact, origin, face, bandName, role, gapKey, answer, day: KeyToken?

    init(_ graph: PropertyGraph) {
        ibasho = graph.label(Schema.Label.ibasho)
        actor = graph.label(Schema.Label.actor)
        person = graph.label(Schema.Label.person)
        group = graph.label(Schema.Label.group)
        field = graph.label(Schema.Label.field)
        band = graph.label(Schema.Label.band)
        place = graph.label(Schema.Label.place)
        resource = graph.label(Schema.Label.resource)
        gapAnswer = graph.label(Schema.Label.gapAnswer)
        supports = graph.type(Schema.Relationship.supports)
        worksIn = graph.type(Schema.Relationship.worksIn)
        locatedIn = graph.type(Schema.Relationship.locatedIn)
        activeIn = graph.type(Schema.Relationship.activeIn)
        within = graph.type(Schema.Relationship.within)
        knows = graph.type(Schema.Relationship.knows)
        memberOf = graph.type(Schema.Relationship.memberOf)
        partOf = graph.type(Schema.Relationship.partOf)
        commissions = graph.type(Schema.Relationship.commissions)
        agreedWith = graph.type(Schema.Relationship.agreedWith)
        refersTo = graph.type(Schema.Relationship.refersTo)
        needs = graph.type(Schema.Relationship.needs)
        offers = graph.type(Schema.Relationship.offers)
        name = graph.key(Schema.Key.name)
        number = graph.key(Schema.Key.number)
        english = graph.key(Schema.Key.english)
        order = graph.key(Schema.Key.order)
        levels = graph.key(Schema.Key.levels)
        level = graph.key(Schema.Key.level)
        kind = graph.key(Schema.Key.kind)
        kindClass = graph.key(Schema.Key.kindClass)
        consent = graph.key(Schema.Key.consent)
        contact = graph.key(Schema.Key.contact)
        size = graph.key(Schema.Key.size)
        tags = graph.key(Schema.Key.tags)
        note = graph.key(Schema.Key.note)
        mode = graph.key(Schema.Key.mode)
        organiser = graph.key(Schema.Key.organiser)
        venue = graph.key(Schema.Key.venue)
        schedule = graph.key(Schema.Key.schedule)
        audience = graph.key(Schema.Key.audience)
        content = graph.key(Schema.Key.content)
        fields = graph.key(Schema.Key.fields)
        strength = graph.key(Schema.Key.strength)
        flow = graph.key(Schema.Key.flow)
        frequency = graph.key(Schema.Key.frequency)
        means = graph.key(Schema.Key.means)
        since = graph.key(Schema.Key.since)
        until = graph.key(Schema.Key.until)
        reason = graph.key(Schema.Key.reason)
        lastContact = graph.key(Schema.Key.lastContact)
        origin = graph.key(Schema.Key.origin)
        face = graph.key(Schema.Key.face)
        bandName = graph.key(Schema.Key.band)
        role = graph.key(Schema.Key.role)
        gapKey = graph.key(Schema.Key.gapKey)
        answer = graph.key(Schema.Key.answer)
        day = graph.key(Schema.Key.day)
    }
}
