import type { Intent } from "#lib/playbooks/matching/types.ts";

const lines = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
const words = (text: string): readonly string[] =>
  text
    .split(/[\n,]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** When each shipped playbook is meant, in English, German, French, Spanish and Dutch. */
export const SHIPPED_INTENTS = {
  "reset-password": {
    examples: lines(`
      I forgot my password, please reset it
      My password does not work any more
      I need a new password
      My password has expired
      Ich habe mein Passwort vergessen, bitte zurücksetzen
      Mein Kennwort ist abgelaufen
      J’ai oublié mon mot de passe, pouvez-vous le réinitialiser
      Mon mot de passe ne marche plus
      He olvidado mi contraseña, necesito restablecerla
      Mi contraseña ha caducado
      Ik ben mijn wachtwoord vergeten, graag resetten
      Mijn wachtwoord is verlopen`),
    words: [
      words(
        "password, pasword, passwd, pwd, pw, passwort, kennwort, mot de passe, mdp, contraseña, clave, wachtwoord, passphrase",
      ),
      words(`
        forgot*, forgett*, reset*, cant remember, dont remember, do not remember, not remember, lost my, expired, new password, new pw, doesnt work, does not work, not working, isnt working, wont work, no longer work*, stopped working, not accepted, isnt accepted, wrong password, locked out, temporary password, keeps rejecting, changed and now, cant recall,
        vergess*, zurücksetz*, zurueckgesetzt, zurückgesetzt, abgelaufen, neues passwort, neues kennwort, funktioniert nicht, geht nicht, nicht akzeptiert, falsch*, weiß ich nicht, weiss ich nicht, nicht mehr einfall*, fällt mir nicht,
        oublié*, réinitialis*, expiré, nouveau mot de passe, ne marche plus, ne marche pas, ne fonctionne pas, ne fonctionne plus, souviens plus, rappelle plus, perdu mon mot, incorrect, refusé, nouveau mdp,
        olvid*, restablec*, resete*, caduc*, expir*, nueva contraseña, no funciona, no me acuerdo, no recuerdo, no la acepta, cambiar,
        vergeten, resetten, verlopen, nieuw wachtwoord, werkt niet, herstel*, weet ik niet, kwijt, niet geaccepteerd`),
    ],
    notWhen: words(`
      wifi, wi fi, wlan, wlan passwort, guest network, pdf, excel, zip, bitlocker, printer, netflix, bank, voicemail, locker, safe code, router, router password, spreadsheet, keepass, shared mailbox, service account, admin password, admin account, root, database, api, pin, website, webshop, personal, private, gmail, linkedin,
      drucker, kopierer, gastnetz, privat*, datenbank, dienstkonto, imprimante, fichier, invité*, base de données, banque, impresora, archivo, invitados, fichero, banco, bestand, gastennetwerk, privé, password manager, passwortmanager, reset page, reset mail, reset email, reset link, reset form, expiry, length, characters`),
    services: ["reset-password"],
    about: "requester",
  },
  "lost-device": {
    examples: lines(`
      I lost my phone on the train
      My laptop was stolen
      I can’t find my work laptop anywhere
      Ich habe mein Handy verloren
      Mein Laptop wurde gestohlen
      J’ai perdu mon téléphone
      On m’a volé mon ordinateur portable
      He perdido mi móvil
      Me han robado el portátil
      Ik ben mijn telefoon kwijt
      Mijn laptop is gestolen`),
    words: [
      words(`
        phone, iphone, smartphone, cell, mobile, laptop, notebook, macbook, thinkpad, surface, ipad, tablet, computer, device, pc,
        handy, diensthandy, telefon, firmenhandy, rechner, gerät, dienstgerät, firmenlaptop, diensthandys, arbeitslaptop,
        téléphone, portable, ordinateur, ordi, pc portable, tablette, appareil, mobile pro,
        móvil, teléfono, portátil, ordenador, tableta, tablet, dispositivo, celular,
        telefoon, werktelefoon, mobiel, mobieltje, computer, toestel, apparaat, werklaptop`),
      words(`
        lost, stolen, stole, steal, is missing, since missing, missing since, snatched, cant find, can not find, cannot find, left it on, left it in, left my, left on the, robbed, snatched, gone missing, went missing, mislaid, misplaced, pickpocket*, taken from, is gone, was gone, disappeared, vanished, broke into, burgled,
        verloren, gestohlen, geklaut, liegen gelassen, liegengelassen, vergessen, stehen lassen, finde meinen,  liegen lassen, verlegt, verschwunden, finde mein*, nicht mehr finden, geklaut worden, abhanden, weg, vergessen im, entwendet,
        perdu, perdue, perdus, volé, volée, volés, ai laissé, laissé mon, laissé ma, oublié mon, oublié ma,  vol de, oublié dans, laissé dans, disparu, introuvable, dérobé, piqué, ne trouve plus, ne retrouve plus, arraché,
        perdido, perdí, robado, robaron, robo, dejado en, olvidado en, olvidé el, olvidé mi, perdida, robada, robados, dejé el, dejé mi, dejé en, no encuentro, desaparecido, extraviado, sustraído, olvidé en, han quitado, birlado,
        kwijt, verloren, gestolen, gejat, laten liggen, vergeten in, niet meer vinden, vermist, verdwenen, geroofd, buitgemaakt, kan mijn`),
    ],
    notWhen: words(`
      signal, connection, charger, cable, battery, phone number, contact, photos, keyboard, stylus, lost connection, internet, password, lost access, data, file, files, lost in, reboot, cursor, keys, badge, lost the call, mouse, headset,
      ladegerät, ladekabel, verbindung, empfang, akku, passwort, kennwort, dateien, datei, maus, schlüssel, rufnummer,
      chargeur, réseau, connexion, mot de passe, fichier, fichiers, batterie, souris, numéro, cargador, señal, conexión, contraseña, archivo, archivos, batería, ratón, oplader, verbinding, wachtwoord, bestand, bestanden, muis, accu, bereik`),
    services: ["lost-device"],
    about: "requester",
  },
  "group-access": {
    examples: lines(`
      Please add me to the {group} group
      I need access to the {group} shared mailbox
      I joined the team, can you add me to their group
      Bitte nehmt mich in die Gruppe {group} auf
      Ich brauche Zugriff auf den Verteiler {group}
      Pouvez-vous m’ajouter au groupe {group}
      J’ai besoin d’accès à la boîte partagée {group}
      ¿Podéis añadirme al grupo {group}?
      Necesito acceso al grupo {group}
      Kunnen jullie me toevoegen aan de groep {group}
      Ik heb toegang nodig tot {group}`),
    words: [
      words(`
        add me {group}, get added {group}, be added {group}, add my account {group}, include me {group}, put me {group}, let me in {group}, get me in {group}, access {group}, {group} access, join {group}, member {group}, membership {group}, missing from {group}, missing in {group}, be in {group}, not in {group}, need {group} $, need {group} group, need group {group}, permission {group}, add me {group}, get into {group}, me add {group}, need the {group} group, access group {group}, access mailbox {group}, access shared mailbox {group}, add me group {group}, add me list {group},
        gruppe {group}, aufnahme {group}, in {group} aufnehmen, {group} aufnehmen, nehmt mich {group}, nehmen sie mich {group}, nimm mich {group}, mich {group} hinzu*, zu {group} hinzu*, fügt mich {group}, füge mich {group}, fügen sie mich {group}, zugriff {group}, zugang {group}, mitglied {group}, brauche {group} $, benötige {group} $, {group} freischalten, {group} beitreten, tragt mich {group}, zu {group} dazu, verteiler {group},
        ajouter {group}, ajoutez {group}, ajoutez moi {group}, ajouter groupe {group}, groupe {group}, accès {group}, accès dossiers {group}, accès boîte partagée {group}, rejoindre {group}, membre {group}, intégrer {group}, m inscrire {group}, me faut {group} $,
        añadir* {group}, agregar* {group}, añadid* {group}, añád* {group}, incluir* {group}, meter* {group}, metedme {group}, grupo {group}, acceso {group}, acceso grupo {group}, miembro {group}, unirme {group}, apuntarme {group}, entrar {group}, necesito {group} $,
        toevoegen {group}, toegevoegd {group}, voeg me toe {group}, voeg mij toe {group}, groep {group}, toegang {group}, lid {group}, lid worden {group}, aanmelden {group}, {group} toegang, heb {group} nodig`),
      words(`
        add me, get added, be added, need, needed, please, pls, plz, can i, can you, could you, could i, may i, let me, give me, get me, put me, include me, i should be, dont have, have no, no access, not in, missing from, would like, id like, request, want to join, join, add my,
        aufnehmen, aufnahme, nehmt, nehmen sie, nimm, hinzu*, fügt, füge, brauche, benötige, bräuchte, bitte, freischalten, könnt, könnten, kann ich, fehlt, beitreten, tragt, dazu, hätte gern*,
        ajouter, ajoutez, besoin, pouvez, pourriez, peut on, me donner, il me faut, il me faudrait, je souhaite, svp, s il vous plaît, rejoindre, intégrer, merci de,
        añadir*, añadid*, añád*, agregar*, incluir*, meter*, metedme, necesito, podéis, puedes, podríais, me dais, por favor, quisiera, me gustaría, unirme,
        toevoegen, toegevoegd, voeg, nodig, graag, kunnen jullie, kan ik, kun je, willen jullie, mag ik, aub, lid worden, kan iemand, mis, alstublieft`),
    ],
    notWhen: words(`
      send, sending, mailbox bigger, create, new group, delete, rename, owner of, email to, meeting, invite, calendar, cant send, bounce*, broken, error, crash*, slow, erstellen, anlegen, löschen, umbenennen, besitzer, fehler, langsam, créer, supprimer, renommer, erreur, lent, réunion, crear, borrar, eliminar, renombrar, error, lento, reunión, aanmaken, verwijderen, hernoemen, fout, traag, vergadering, kaputt, emails from, mails from, welcome`),
    services: ["group-membership"],
    about: "requester",
  },
  "app-access": {
    examples: lines(`
      I need access to {app}
      Can I get a licence for {app}
      Please give me {app}
      Could you set me up with {app}
      Ich brauche Zugriff auf {app}
      Kann ich eine Lizenz für {app} bekommen
      J’ai besoin d’un accès à {app}
      Pouvez-vous me donner une licence {app}
      Necesito acceso a {app}
      ¿Me podéis dar una licencia de {app}?
      Ik heb toegang nodig tot {app}
      Mag ik een licentie voor {app}`),
    words: [
      words(`
        access {app}, {app} access, need {app} $, licence {app}, license {app}, licences {app}, {app} licence, {app} license, seat {app}, {app} seat, account in {app}, account for {app}, account on {app}, account with {app}, {app} account for me, give me {app} $, get {app} $, get me {app} $, set me up {app}, assign me {app} $, add me {app}, use {app} $, using {app} $, require {app} $, can i have {app} $, need {app} on my, start with {app} $, seat for {app}, me up with {app}, for {app} account,
        zugriff {app}, zugang {app}, {app} zugang, {app} zugriff, lizenz {app}, {app} lizenz, brauche {app} $, benötige {app} $, bräuchte {app} $, brauche ich {app} $, {app} freischalten, {app} freigeschaltet, konto {app}, account {app} bekommen, account für {app}, {app} zuweisen, {app} account bekommen, {app} bekommen, {app} nutzen,
        accès {app}, accéder {app}, licence {app}, compte {app}, besoin {app} $, me faut {app} $, me faudrait {app} $, activer {app}, utiliser {app} $,
        acceso {app}, licencia {app}, cuenta {app}, necesito {app} $, dar de alta {app}, darme de alta {app}, usar {app} $, alta {app}, quiero {app} $,
        toegang {app}, licentie {app}, {app} licentie, account {app}, heb {app} nodig, {app} nodig, {app} gebruiken, gebruik {app} $`),
      words(`
        need, needed, please, pls, plz, give me, can i, could i, can you, could you, may i, get me, set me up, assign me, dont have, do not have, have no, no access, request, would like, id like, want, require, id love, could someone, can someone, would it be possible, is it possible, add me, account for me, for me, id need,
        brauche, benötige, bräuchte, bitte, freischalten, kann ich, könnte ich, könnt, könnten, hätte gern*, möchte, fehlt,
        besoin, pouvez, pourriez, me donner, il me faut, il me faudrait, je souhaite, svp, s il vous plaît, j aimerais, puis je,
        necesito, podéis, puedes, podríais, me dais, darme, por favor, quisiera, me gustaría, quiero,
        nodig, graag, kan ik, mag ik, kunnen jullie, kun je, aub, krijgen, alstublieft, zou ik`),
    ],
    notWhen: words(`
      crash*, slow, error, update, upgrade, install failed, broken, freez*, frozen, down, outage, wont open, doesnt open, doesnt load, wont load, not loading, blank, bug, invoice, price, cancel, renew*, export, import, tutorial, training, course, better than, alternative, meeting, print, printing, template, delete, uninstall, sync, logs me out, notification*, how do i, how to, help with, integration, contract, demo, wrong, too easy, removed, ticket, tickets, dashboard, board, boards, file, files, page, queue, subscription, refund, help with, who knows, mistake, owner, private phone, colour, color, font, cant access,
      hilfe bei, hilfe mit, stürzt, absturz, abgestürzt, fehler, langsam, kaputt, aktualisier*, startet nicht, lädt nicht, öffnet nicht, rechnung, kündigen, verlänger*, hängt, wie kann ich, besprechung, löschen, kurs, vertrag, ausgefallen,
      d aide, aide avec, plante, erreur, lent, lente, bug, panne, facture, résilier, renouvel*, ne s ouvre, mise à jour, comment faire, réunion, supprimer, cours, contrat, ne charge,
      ayuda con, ayuda en, se cuelga, error, lento, lenta, fallo, factura, cancelar, renovar, no abre, no carga, actualiza*, cómo, reunión, borrar, curso, contrato, caído,
      hulp met, hulp bij, crasht, loopt vast, fout, foutmelding, traag, storing, factuur, opzeggen, verleng*, opent niet, laadt niet, hoe kan, hoe maak, vergadering, verwijderen, cursus, contract`),
    services: ["app-access"],
    about: "requester",
  },
  "contractor-end-date": {
    examples: lines(`
      {person} is a contractor and leaves on Friday, please set the end date
      The contract of our freelancer {person} ends on 30 June
      Please extend the end date of the contractor {person}
      Der Vertrag unseres externen Mitarbeiters {person} endet am 30. Juni
      Bitte Enddatum für den Freelancer {person} setzen
      Le contrat de notre prestataire {person} se termine le 30 juin
      Merci de mettre une date de fin pour le consultant {person}
      El contrato del externo {person} termina el 30 de junio
      Het contract van onze externe {person} loopt af op 30 juni
      Graag einddatum instellen voor de freelancer {person}`),
    words: [
      words("{person}"),
      words(`
        contractor, freelancer, freelance, temp, temporary worker, external, externals, consultant, contingent, agency worker, vendor,
        externer, externe, externen, externer mitarbeiter, freelancer, freiberufler*, dienstleister, leiharbeiter*, zeitarbeit*, berater*,
        prestataire, consultant, consultante, indépendant*, intérimaire, freelance, externe, sous traitant*,
        externo, externa, autónomo, autónoma, contratista, consultor, consultora, subcontratad*,
        externe, inhuurkracht, ingehuurd*, zzp, zzper, uitzendkracht, freelancer, consultant, gedetacheerd*`),
      words(`
        end date, ends on, ends at, ends, last day, leaves on, contract ends, contract ending, leaving on, expires on, runs until, finishes on, finishes, until, access should end, end of contract, stops on, final day, offboard on, done on, wraps up,
        enddatum, endet, letzter tag, letzten tag, vertragsende, läuft aus, läuft ab, hört auf, bis zum, ausscheiden, befristen,
        date de fin, se termine, termine le, fin de contrat, fin de mission, dernier jour, prend fin, jusqu au, finit le, s arrête,
        fecha de fin, fecha fin, termina, finaliza, acaba, último día, fin de contrato, hasta el, vence,
        einddatum, eindigt, loopt af, laatste dag, laatste werkdag, stopt op, tot en met, contract tot, afloopt`),
    ],
    notWhen: words(
      "invoice, payment, rate, hire, parking, desk, laptop, rechnung, facture, factura, factuur, stundensatz, visitor, onboard, starts on, beginnt, commence, empieza, begint",
    ),
    services: [],
    about: "named-person",
  },
  "cant-sign-in": {
    examples: lines(`
      I can’t sign in to my account
      Login is not working for me
      It says my account is blocked
      Ich kann mich nicht anmelden
      Mein Konto ist gesperrt
      Je n’arrive pas à me connecter
      Mon compte est bloqué
      No puedo iniciar sesión
      Mi cuenta está bloqueada
      Ik kan niet inloggen
      Mijn account is geblokkeerd`),
    words: [
      words(`
        cant sign in, cannot sign in, can not sign in, cant log in, cannot log in, can not log in, cant login, cannot login, unable to sign in, unable to log in, unable to login, not able to sign in, not able to log in, not able to login, wont let me in, wont let me sign in, wont let me log in, not let me in, login not working, login doesnt work, sign in fails, login fails, login failed, sign in failed, signing in fails, sign in doesnt work, locked out, account is locked, account is blocked, account locked, account blocked, account disabled, account is disabled, account has been locked, account has been blocked, account was disabled, cant get into my account, cant get in to my account, cant access my account, denied sign in, why cant i sign in, logging in doesnt work, login is not working, sign in is not working, blocked from signing in, get locked out, logged out and cant,
        nicht anmelden, nicht einloggen, nicht mehr anmelden, nicht mehr einloggen, komme nicht rein, komme nicht mehr rein, komme nicht in mein konto, anmeldung geht nicht, anmeldung funktioniert nicht, anmeldung schlägt fehl, login geht nicht, login funktioniert nicht, konto ist gesperrt, konto gesperrt, konto wurde gesperrt, account gesperrt, account ist gesperrt, ausgesperrt, konto ist blockiert, konto deaktiviert, einloggen geht nicht, anmelden geht nicht, anmelden klappt nicht,
        pas à me connecter, plus à me connecter, ne peux pas me connecter, ne peux plus me connecter, peux plus me connecter, peux pas me connecter, connexion impossible, impossible de me connecter, impossible de m identifier, compte est bloqué, compte bloqué, compte verrouillé, compte est verrouillé, compte désactivé, connexion échoue, connexion ne marche pas, pas à m identifier, bloqué hors, accéder à mon compte,
        no puedo iniciar sesión, no puedo entrar, no consigo entrar, no me deja entrar, no me deja iniciar, no puedo acceder a mi cuenta, no puedo conectarme, no consigo iniciar sesión, cuenta bloqueada, cuenta está bloqueada, cuenta desactivada, falla el inicio de sesión, inicio de sesión falla, no puedo loguearme, no me puedo conectar, no logro entrar, inicio de sesión no funciona,
        niet inloggen, niet meer inloggen, niet aanmelden, niet meer aanmelden, kom er niet in, kom niet in mijn account, account is geblokkeerd, account geblokkeerd, account is vergrendeld, inloggen lukt niet, inloggen werkt niet, aanmelden lukt niet, aanmelden werkt niet, account is uitgeschakeld, buitengesloten, inloggen mislukt, kan er niet in`),
    ],
    notWhen: words(`
      wifi, wlan, vpn, printer, building, door, website, customer*, client*, supplier, kunde*, kunden, lieferant*, drucker, gebäude, imprimante, client, clients, cliente*, proveedor*, impresora, klant*, leverancier*, gebouw, gym, bank, for a wedding, netflix, garage`),
    services: [],
    about: "requester",
  },
} satisfies Record<string, Intent>;
