import { fold } from "#lib/platform/fold.ts";
import type { CautionKind } from "./types.ts";

const phrases = (text: string): readonly string[] =>
  fold(text)
    .split(",")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "");

/** Phrases in five languages that say: this is not for the IT Agent to act on. */
export const CAUTION_PHRASES: {
  readonly [Kind in Exclude<CautionKind, "speaks-against">]: readonly string[];
} = {
  "other-person": phrases(`
    my boss, give the, give our, give them, grant the, the interns, interns, my father, my mother, my cousin, my uncle, my aunt, my child*, my roommate, my team, new team member, new employee*, new member*, the team, my apprentice, for my manager, my manager password, my manager account, my manager laptop, my manager phone, my manager lost, my manager forgot, my manager needs, my manager cant, my colleague*, my coworker*, my co worker*, my teammate*, my assistant, my direct report*, my trainee,
    my intern, my wife, my husband, my sister, my brother, my partner, my girlfriend, my boyfriend, my neighbour, my flatmate, a visitor, a guest, a team member, team of, my team needs, whole team, entire team, our team needs, users, nobody, the temp, the new colleague, the new guy, students, both of us,  my son, my daughter, my kid*, my mother, my father, new colleague, newest colleague, a colleague, a coworker, a friend,
    another colleague, one of my, someone else, somebody else, on behalf, our new, the new guy, new hire*, new joiner*, new starter*,
    her password, his password, their password, her account, his account, their account, her laptop, his laptop,
    her phone, his phone, she lost, he lost, she forgot, he forgot, she has, he has, she needs, he needs, she cant, he cant,
    they need, ceo, cfo, director, our intern, the intern, for him, for her, for them, sign her, sign him, colleague of mine,
    azubis, auszubildende*, mein sohn, meine tochter, meinem sohn, meiner tochter, mein vater, meine mutter, meine mutter, mein mitarbeiter, meine mitarbeiterin, meinen mitarbeiter*, unsere praktikant*, den praktikant*, neuen kolleg*, neue kolleg*, meine kolleg*, mein chef, meine chefin, meines chefs, meiner chefin, mein kollege, meine kollegin, meinem kollegen, meiner kollegin, meines kollegen,
    ein kollege, eine kollegin, kollegin von, kollege von, sein passwort, ihr passwort, er hat, sie hat, er kann, er braucht, sie braucht,
    fur meinen, fur meine, fur unsere, fur unseren, praktikant*, azubi, meine frau, mein mann, meine schwester, mein bruder, ein kunde, eine kundin, ein besucher, niemand, das ganze team, unser team, mein team, eine bekannte, ein freund, unsere neue, unser neuer, fur ihn, jemand anderes,
    mon pere, ma mere, mon stagiaire, nos stagiaires, les stagiaires, nouveau collegue, nouvelle collegue, mon equipe, mon chef, ma chef*, mon patron, mon responsable a, ma soeur, mon frere, un client, un visiteur, nos clients, les utilisateurs, toute l equipe, mon collegue, ma collegue, un collegue, une collegue, mes collegues, son mot de passe,
    stagiaire, il a, elle a, elle ne, il ne peut, pour lui, pour elle, pour mon collegue, pour ma collegue, pour mon equipe, pour mon stagiaire, ma femme, mon mari, mon fils, ma fille, sa session,
    mi padre, mi madre, mi equipo, nuestro becario, los becarios, nuevo companer*, nueva companer*, mi jefe, mi jefa, mi companer*, un companer*, una companer*, mi colega, su contrasena, su cuenta, ella, becari*, para el nuevo,
    para la nueva, para mi equipo, mi mujer, mi marido, mi hermana, mi hermano, un cliente, una clienta, los usuarios, todo el equipo, nuestros clientes, le han, se le, mi hijo, mi hija, de mi hij*, a mi companer*,
    mijn zoon, mijn dochter, mijn vader, mijn moeder, mijn team, stagiairs, nieuwe collega, mijn baas, mijn collega, een collega, collega van, zijn wachtwoord, haar wachtwoord, hij, zij heeft, ze heeft, ze kan, ze is haar,
    voor mijn collega, voor mijn baas, voor mijn team, voor onze, mijn zus, mijn broer, een klant, een bezoeker, gebruikers, het hele team, niemand, stagiair*, mijn vrouw, mijn man, mijn leidinggevende, van onze, onze nieuwe`),
  negated: phrases(`
    no longer need, dont need, do not need, no need, not need, dont want, do not want, dont reset, do not reset, dont revoke, do not add,
    dont add, dont add me, do not block, not about, nothing to do with, instead of, rather than, not lost, didnt lose, havent lost, didnt forget, not asking,
    wasnt stolen, isnt lost, not stolen, remove me, take me off, want out, take back, cancel my, revoke my access, return my, i already,  give back, hand back, unsubscribe,
    nicht mehr benotig*, nicht mehr brauch*, brauche ich nicht mehr, brauche sie nicht, brauche ihn nicht, brauche es nicht, lizenz mehr, zugriff mehr, kundigen, zuruckgeben, brauche kein*, will kein*, bitte nicht, nicht verloren, nicht vergessen, nicht gestohlen, entfernen, entfernt, austragen, abmelden von, geht nicht um,
    plus besoin, pas besoin, rendre ma, rendre mon, plus utile, n ai pas perdu, n ai pas oublie, ne pas, pas vole, retirer, retirez, enlever, enlevez, pas perdu, pas oublie,
    ya no necesito, ya no hace, ya no uso, devolver, sacar de, sacadme, no necesito, no he perdido, no he olvidado, no quiero, no hace falta, quitar*, quitadme, dar de baja, no me anad*,
    niet meer nodig, hoeft niet, gebruik ik niet, teruggeven, geen toegang meer, toegang kan weg, niet nodig, heb geen, hoef geen, niet verloren, niet kwijt, niet vergeten, verwijder*, haal me, afmelden van, gaat niet om`),
  settled: phrases(`
    solved, resolved, already, been found, was found, now works, brought it back, gave it back, got back, last year, two years ago, months ago, years ago, on purpose, was removed, removed from, by mistake, have access again, without asking, someone reset my, somebody reset my, did you reset, yesterday you, was quick, well done, great job, never mind, nevermind, nvm, found it, found my, turned up, works again, works now, working again, working now, false alarm,
    all good, sorted, already reset, already have, already got, thanks for, thank you for, has been reset, was reset, got it back, have it back, no action needed,
    letztes jahr, vor monaten, aus versehen, wurde entfernt, bereits, erledigt, gefunden, wieder da, geht wieder, funktioniert wieder, hat geklappt, danke fur, habe es wieder, fehlalarm, danke furs, hat sich erledigt, klappt wieder, doch noch,  schon zuruckgesetzt, aufgetaucht,
    l an dernier, par erreur, resolu, ai retrouve, l ai retrouve, a ete retrouve, remarche, fonctionne a nouveau, c est bon, merci pour, merci d avoir, fausse alerte, deja reinitialise,
    el ano pasado, por error, resuelto, ya encontre, lo encontre, lo he encontrado, he encontrado, encontrado, ha aparecido, ya funciona, gracias por, falsa alarma, ya esta, ya lo, ya la,
    vorig jaar, per ongeluk, opgelost, gevonden, teruggevonden, werkt weer, weer terecht, bedankt voor, dank voor, loos alarm, hoeft niet, al gereset`),
  "in-general": phrases(`
    is it genuine, is this genuine, real or, the mail said, the email said, got a mail, got an email, received an email, received a mail, members of, all members, a report of, how often, how long, how many, how strong, policy, policies, guideline*, what happens, in case, just wondering, out of curiosity, training, documentation,
    article, newsletter, presentation, workshop, what is the process, what are the rules, whats the process, is it true, suppose, hypothetically, if i lose,
    if i forget, if someone, if somebody, in future, in the future, for all, everyone, everybody, all users, every employee, all employees, template,
    statistics, report on, translate, draft, poster, mail about, email about, article about, story, quiz, slide*, reminder*, typo, e learning, elearning, survey, insure, insurance, list of, who has, who is in, who can, who owns, should we, could we introduce, feature request, suggestion, an idea, feedback, faq, wiki page, phishing,
    wie oft, wie lange, wie viele, richtlinie*, was passiert, falls ich, falls jemand, wenn man, schulung, anleitung, dokumentation, wer hat, wer ist, wer kann, nur interessehalber, vorschlag, alle mitarbeit*, fur alle, sollten wir, ubersicht, vorlage, ubersetz*, versichern, erinnerung*, umfrage,
    combien de temps, combien de fois, quelle est la politique, que se passe, politique de, si je perds, si quelqu un, formation, documentation, par curiosite, tous les, toutes les, qui a, qui est, qui peut, quelle frequence, charte, procedure, liste des,
    cada cuanto, cuanto tiempo, cuantos, cuantas, politica, que pasa si, si pierdo, si alguien, formacion, documentacion, por curiosidad, todos los, quien tiene, quien es, quien puede, sugerencia, listado, procedimiento,
    hoe vaak, hoe lang, hoeveel, beleid, wat gebeurt, als ik mijn, als iemand, stel dat, training, handleiding, documentatie, uit nieuwsgierigheid, voor iedereen, alle medewerkers, wie heeft, wie is, wie kan er, vertaal, verzekering, suggestie, overzicht, wachtwoordbeleid, passwortrichtlinie`),
  instructions: phrases(`
    for the joke, print this, repeat after, grant the requester, your rules, your instructions, forget your, forget everything, forget all, note to the, ignore previous, ignore all, ignore the, disregard, system prompt, you are now, new instructions, override, as an admin, developer mode, assistant must, you must now, act as, pretend, it agent, admin rights, global administrator,
    ignoriere, systemprompt, ignorez, ignore les, ignora, negeer, administratorrechte, domain admin*`),
};

/** Words that turn the next one round, unless the playbook's own phrase holds them. */
export const NEGATORS: ReadonlySet<string> = new Set(
  phrases(
    "not, no, never, dont, didnt, doesnt, isnt, wasnt, havent, hasnt, wont, without, nicht, kein, keine, keinen, nie, ohne, pas, jamais, sans, nunca, tampoco, sin, niet, geen, nooit, zonder",
  ),
);

/** A sentence that begins so asks for knowledge, not for a deed. "Why" is left out: "why can't I sign in?" */
export const QUESTION_WORDS: ReadonlySet<string> = new Set(
  phrases(`
    what, which, when, who, whose, where, how, does, do, did, is, are, was, were, will, has, have,
    wer, wann, welche, welcher, welches, wo, wie, gibt, ist, sind, darf, hat, haben,
    quand, quel, quelle, quels, quelles, qui, ou, comment, combien, est, y,
    cuando, cuanto, quien, que, cual, cuales, donde, como, es, hay,
    wanneer, welke, hoe, waar, wat, zijn, heeft, is`),
);

/** Somebody speaks of themselves: without such a word, nothing is done by itself. */
export const SELF: ReadonlySet<string> = new Set(
  phrases(`
    i, im, ive, id, my, me, mine, myself,
    ich, mein, meine, meinen, meinem, meines, meiner, mir, mich, hab, brauche, bräuchte, benötige,
    je, j, mon, ma, mes, moi, m,
    yo, mi, mis, me, he, necesito, perdí, olvidé, darme, añadidme, puedo,
    ik, mijn, mn, mij`),
);

/** Words of somebody who asks. */
export const ASKING: ReadonlySet<string> = new Set(
  phrases(`
    we, our, us, please, pls, plz, can, could, need, help, wir, uns, unser, bitte, hilfe, könnt, können, nous, svp, besoin, merci, pouvez,
    nos, puedes, podeis, favor, ayuda, we, ons, graag, kan, kunnen, kunt, hulp, aub`),
);

/** Small words: they say nothing about what is meant. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  phrases(`
    a, an, the, been, being, just, new, also, again, still, now, today, yesterday, morning, night, week, last, very, really, to, of, in, on, at, for, and, or, is, it, its, this, that, be, do, with, from, by, so, as, am, are, was, have, has, had, get, got, into, up, out, if, but, you, your, hi, hello, thanks, pass, past, word, work, works, worked, lose, loose, list, last, post, host, cost, most, love, live, form, team, teams, reach, teach, please, place, price, issue, tissue, phone, phones, since, sign, signs,
    geben, bekommen, erhalten, wurde, wird, aus, bei, nach, seit, heute, gestern, nacht, am, um, ich, der, die, das, den, dem, ein, eine, einen, zu, zur, zum, im, in, auf, mit, von, fur, und, oder, ist, es, hat, habe, hab, kann, hallo, danke, noch, auch, aber,
    ete, etait, cette, nuit, hier, depuis, matin, le, la, les, l, un, une, des, du, de, d, a, au, aux, en, et, ou, est, ai, ce, cette, que, qui, pour, sur, dans, bonjour, merci,
    ha, han, ayer, hoy, desde, sido, el, los, las, una, unos, del, al, y, o, es, se, con, por, para, hola, gracias, esta, este,
    uit, wordt, werd, gisteren, vandaag, vanmorgen, sinds, bij, het, een, en, of, van, naar, voor, met, op, te, is, dat, die, er, hoi, bedankt, maar, ook`),
);
