package letters

import "strings"

// annexWords is what the annexes of a letter to Discord say, and the
// sentences that refer to them, in one language.
type annexWords struct {
	annex   string // of its number: "Annex %d"
	servers string // the title of the first
	intro   string

	id, name, messages, period, list string // heads of columns
	tracked, known                   string // what stands in the last
	legend                           string // of tracked and known
	capped                           string // of the number shown, and of all
	substituted                      string // of the sign

	refers        string // in a letter that asks for more than these; of "Annex 1"
	refersErasure string // in a letter that asks for erasure; of "Annex 1"

	listFile  string // of the file's name, its rows, its SHA-256
	listFiles string // of how many files, all their rows, "Annex 2"
	digits    string // long numbers and spreadsheets
	files     string // the title of the annex of files
	file      string
	rows      string
}

// annexWordsFor finds the words of a language, or of its parents, or English
// ones.
func annexWordsFor(language string) annexWords {
	if strings.EqualFold(language, "de-CH") {
		return swissAnnexWords()
	}
	for l := strings.ToLower(language); l != ""; l = l[:max(strings.LastIndexByte(l, '-'), 0)] {
		if w, ok := annexWordsByLanguage[l]; ok {
			return w
		}
	}
	return annexWordsByLanguage["en"]
}

// swissAnnexWords are the German ones between the quotation marks of
// Switzerland.
func swissAnnexWords() annexWords {
	w := annexWordsByLanguage["de"]
	w.legend = strings.NewReplacer("„", "«", "“", "»").Replace(w.legend)
	return w
}

var annexWordsByLanguage = map[string]annexWords{
	"en": {
		annex: "Annex %d", servers: "servers concerned",
		intro: "The numbers are those of my data package: messages of mine that you still stored when you made it. The period is that of these messages.",
		id:    "Server ID", name: "Name", messages: "Messages", period: "Period", list: "Public list",
		tracked: "tracked", known: "known",
		legend:        "“%s”: a public list names the server as one that the scraper read. “%s”: a public list names it as one that the scraper knew of. These lists are incomplete.",
		capped:        "The table names the first %d of %d servers. I will send you the others if you need them.",
		substituted:   "%s stands for a character that cannot be printed here. The IDs are exact.",
		refers:        "My request covers all data about me, and in particular my messages in the servers named in %s.",
		refersErasure: "%s names the servers concerned by ID, with name, number of messages and period.",
		listFile:      "The messages to be erased are named in the file %s, which I send with this letter (rows: %d; SHA-256: %s).",
		listFiles:     "The messages to be erased are named in %d files, which I send with this letter (rows altogether: %d); %s gives the name, rows and SHA-256 of each.",
		digits:        "Each row has a channel ID and a message ID. Please read them as text: spreadsheets round numbers of this length.",
		files:         "files of the list of messages", file: "File", rows: "Rows",
	},
	"de": {
		annex: "Anhang %d", servers: "betroffene Server",
		intro: "Die Zahlen stammen aus meinem Datenpaket: Es sind meine Nachrichten, die bei dessen Erstellung noch bei Ihnen gespeichert waren. Der Zeitraum ist der dieser Nachrichten.",
		id:    "Server-ID", name: "Name", messages: "Nachrichten", period: "Zeitraum", list: "Öffentliche Liste",
		tracked: "erfasst", known: "bekannt",
		legend:        "„%s“: Eine öffentliche Liste nennt den Server als einen, den der Scraper ausgelesen hat. „%s“: Eine öffentliche Liste nennt ihn als einen, den der Scraper kannte. Diese Listen sind unvollständig.",
		capped:        "Die Tabelle nennt die ersten %d von %d Servern. Die übrigen sende ich Ihnen, wenn Sie sie benötigen.",
		substituted:   "%s steht für ein Zeichen, das hier nicht gedruckt werden kann. Die IDs sind genau.",
		refers:        "Mein Antrag erfasst alle Daten über mich, insbesondere meine Nachrichten auf den Servern, die %s nennt.",
		refersErasure: "%s nennt die betroffenen Server mit ID, Name, Zahl der Nachrichten und Zeitraum.",
		listFile:      "Die zu löschenden Nachrichten nennt die Datei %s, die ich mit diesem Schreiben sende (Zeilen: %d; SHA-256: %s).",
		listFiles:     "Die zu löschenden Nachrichten nennen %d Dateien, die ich mit diesem Schreiben sende (Zeilen insgesamt: %d); %s gibt zu jeder den Namen, die Zeilen und den SHA-256-Wert an.",
		digits:        "Jede Zeile enthält eine Kanal-ID und eine Nachrichten-ID. Bitte lesen Sie beide als Text ein: Tabellenprogramme runden so lange Zahlen.",
		files:         "Dateien der Nachrichtenliste", file: "Datei", rows: "Zeilen",
	},
	"fr": {
		annex: "Annexe %d", servers: "serveurs concernés",
		intro: "Les nombres proviennent de mon paquet de données\u202f: ce sont mes messages que vous conserviez encore lorsque vous l’avez créé. La période est celle de ces messages.",
		id:    "ID du serveur", name: "Nom", messages: "Messages", period: "Période", list: "Liste publique",
		tracked: "aspiré", known: "connu",
		legend:        "«\u202f%s\u202f»\u202f: une liste publique cite le serveur parmi ceux dont le contenu a été aspiré. «\u202f%s\u202f»\u202f: une liste publique le cite parmi ceux qui étaient connus de l’auteur de la collecte. Ces listes sont incomplètes.",
		capped:        "Le tableau cite les %d premiers serveurs sur %d. Je vous enverrai les autres si vous en avez besoin.",
		substituted:   "%s remplace un caractère qui ne peut pas être imprimé ici. Les ID sont exacts.",
		refers:        "Ma demande porte sur toutes les données me concernant, et notamment sur mes messages dans les serveurs cités dans l’%s.",
		refersErasure: "Les serveurs concernés sont cités dans l’%s, avec leur ID, leur nom, le nombre de messages et la période.",
		listFile:      "Les messages à effacer sont désignés dans le fichier %s, que je joins à cette lettre (lignes\u202f: %d\u202f; SHA-256\u202f: %s).",
		listFiles:     "Les messages à effacer sont désignés dans %d fichiers, que je joins à cette lettre (lignes au total\u202f: %d)\u202f; l’%s indique pour chacun le nom, les lignes et l’empreinte SHA-256.",
		digits:        "Chaque ligne contient un ID de salon et un ID de message. Veuillez les lire comme du texte\u202f: les tableurs arrondissent les nombres de cette longueur.",
		files:         "fichiers de la liste des messages", file: "Fichier", rows: "Lignes",
	},
	"es": {
		annex: "Anexo %d", servers: "servidores afectados",
		intro: "Las cifras proceden de mi paquete de datos: son los mensajes míos que ustedes aún conservaban cuando lo crearon. El período es el de esos mensajes.",
		id:    "ID del servidor", name: "Nombre", messages: "Mensajes", period: "Período", list: "Lista pública",
		tracked: "leído", known: "conocido",
		legend:        "«%s»: una lista pública cita el servidor entre los que leyó quien recopiló los datos. «%s»: una lista pública lo cita entre los que solo conocía. Estas listas están incompletas.",
		capped:        "La tabla cita los primeros %d de %d servidores. Les enviaré los demás si los necesitan.",
		substituted:   "%s sustituye a un carácter que no se puede imprimir aquí. Los ID son exactos.",
		refers:        "Mi solicitud abarca todos los datos sobre mí y, en particular, mis mensajes en los servidores del %s.",
		refersErasure: "Los servidores afectados se indican en el %s, con su ID, nombre, número de mensajes y período.",
		listFile:      "Los mensajes que solicito suprimir se indican en el archivo %s, que envío con esta carta (filas: %d; SHA-256: %s).",
		listFiles:     "Los mensajes que solicito suprimir se indican en %d archivos, que envío con esta carta (filas en total: %d); el %s da el nombre, las filas y el SHA-256 de cada uno.",
		digits:        "Cada fila contiene un ID de canal y un ID de mensaje. Les ruego que los lean como texto: las hojas de cálculo redondean los números de esta longitud.",
		files:         "archivos de la lista de mensajes", file: "Archivo", rows: "Filas",
	},
	"it": {
		annex: "Allegato %d", servers: "server interessati",
		intro: "I numeri provengono dal mio pacchetto di dati: sono i miei messaggi che conservavate ancora quando lo avete creato. Il periodo è quello di questi messaggi.",
		id:    "ID del server", name: "Nome", messages: "Messaggi", period: "Periodo", list: "Elenco pubblico",
		tracked: "letto", known: "noto",
		legend:        "«%s»: un elenco pubblico indica il server tra quelli letti da chi ha raccolto i dati. «%s»: un elenco pubblico lo indica tra quelli che gli erano soltanto noti. Questi elenchi sono incompleti.",
		capped:        "La tabella indica i primi %d di %d server. Vi invierò gli altri se ne avrete bisogno.",
		substituted:   "%s sta per un carattere che qui non può essere stampato. Gli ID sono esatti.",
		refers:        "La mia richiesta riguarda tutti i dati che si riferiscono a me, e in particolare i miei messaggi nei server indicati nell’%s.",
		refersErasure: "I server interessati sono indicati nell’%s, con ID, nome, numero di messaggi e periodo.",
		listFile:      "I messaggi da cancellare sono indicati nel file %s, che invio con questa lettera (righe: %d; SHA-256: %s).",
		listFiles:     "I messaggi da cancellare sono indicati in %d file, che invio con questa lettera (righe in totale: %d); l’%s riporta nome, righe e SHA-256 di ciascuno.",
		digits:        "Ogni riga contiene un ID di canale e un ID di messaggio. Vi prego di leggerli come testo: i fogli di calcolo arrotondano i numeri di questa lunghezza.",
		files:         "file dell’elenco dei messaggi", file: "File", rows: "Righe",
	},
	"nl": {
		annex: "Bijlage %d", servers: "betrokken servers",
		intro: "De aantallen komen uit mijn gegevenspakket: het zijn mijn berichten die u nog bewaarde toen u het maakte. De periode is die van deze berichten.",
		id:    "Server-ID", name: "Naam", messages: "Berichten", period: "Periode", list: "Openbare lijst",
		tracked: "gelezen", known: "bekend",
		legend:        "‘%s’: een openbare lijst noemt de server als een die de scraper heeft uitgelezen. ‘%s’: een openbare lijst noemt hem als een die de scraper alleen kende. Deze lijsten zijn onvolledig.",
		capped:        "De tabel noemt de eerste %d van %d servers. De andere stuur ik u als u ze nodig hebt.",
		substituted:   "%s staat voor een teken dat hier niet kan worden afgedrukt. De ID’s zijn exact.",
		refers:        "Mijn verzoek betreft alle gegevens over mij, in het bijzonder mijn berichten op de servers die %s noemt.",
		refersErasure: "%s noemt de betrokken servers, met ID, naam, aantal berichten en periode.",
		listFile:      "De te wissen berichten staan in het bestand %s, dat ik met deze brief meestuur (rijen: %d; SHA-256: %s).",
		listFiles:     "De te wissen berichten staan in %d bestanden, die ik met deze brief meestuur (rijen in totaal: %d); %s vermeldt van elk de naam, de rijen en de SHA-256.",
		digits:        "Elke rij bevat een kanaal-ID en een bericht-ID. Lees ze alstublieft in als tekst: rekenbladen ronden getallen van deze lengte af.",
		files:         "bestanden van de lijst van berichten", file: "Bestand", rows: "Rijen",
	},
	"pl": {
		annex: "Załącznik %d", servers: "serwery, których to dotyczy",
		intro: "Liczby pochodzą z mojego pakietu danych: są to moje wiadomości, które przechowywali Państwo jeszcze w chwili jego utworzenia. Podany okres jest okresem tych wiadomości.",
		id:    "ID serwera", name: "Nazwa", messages: "Wiadomości", period: "Okres", list: "Lista publiczna",
		tracked: "odczytany", known: "znany",
		legend:        "„%s”: publiczna lista wymienia serwer jako odczytany przez podmiot zbierający dane. „%s”: publiczna lista wymienia go jako jedynie znany temu podmiotowi. Listy te są niepełne.",
		capped:        "W tabeli podano pierwsze %d z %d serwerów. W razie potrzeby prześlę pozostałe.",
		substituted:   "%s zastępuje znak, którego nie można tu wydrukować. Identyfikatory są dokładne.",
		refers:        "Mój wniosek obejmuje wszystkie dane, które mnie dotyczą, w szczególności moje wiadomości na serwerach, które wymienia %s.",
		refersErasure: "%s wymienia serwery, których to dotyczy, z ID, nazwą, liczbą wiadomości i okresem.",
		listFile:      "Wiadomości do usunięcia wymienia plik %s, który przesyłam wraz z tym pismem (wiersze: %d; SHA-256: %s).",
		listFiles:     "Wiadomości do usunięcia są wymienione w plikach, które przesyłam wraz z tym pismem (pliki: %d; wiersze łącznie: %d); %s podaje nazwę, liczbę wierszy i SHA-256 każdego z nich.",
		digits:        "Każdy wiersz zawiera ID kanału i ID wiadomości. Proszę wczytać je jako tekst: arkusze kalkulacyjne zaokrąglają liczby tej długości.",
		files:         "pliki listy wiadomości", file: "Plik", rows: "Wiersze",
	},
	"pt": {
		annex: "Anexo %d", servers: "servidores em causa",
		intro: "Os números provêm do meu pacote de dados: são as mensagens minhas que ainda conservavam quando o criaram. O período é o dessas mensagens.",
		id:    "ID do servidor", name: "Nome", messages: "Mensagens", period: "Período", list: "Lista pública",
		tracked: "lido", known: "conhecido",
		legend:        "«%s»: uma lista pública indica o servidor entre os que foram lidos por quem recolheu os dados. «%s»: uma lista pública indica-o entre os que essa entidade apenas conhecia. Estas listas estão incompletas.",
		capped:        "A tabela indica os primeiros %d de %d servidores. Enviarei os restantes se forem necessários.",
		substituted:   "%s substitui um carácter que não pode ser impresso aqui. Os ID são exatos.",
		refers:        "O meu pedido abrange todos os dados que me dizem respeito, em especial as minhas mensagens nos servidores que o %s indica.",
		refersErasure: "O %s indica os servidores em causa, com ID, nome, número de mensagens e período.",
		listFile:      "As mensagens a apagar são indicadas no ficheiro %s, que envio com esta carta (linhas: %d; SHA-256: %s).",
		listFiles:     "As mensagens a apagar são indicadas em %d ficheiros, que envio com esta carta (linhas no total: %d); o %s dá o nome, as linhas e o SHA-256 de cada um.",
		digits:        "Cada linha contém um ID de canal e um ID de mensagem. Solicito que os leiam como texto: as folhas de cálculo arredondam números deste comprimento.",
		files:         "ficheiros da lista de mensagens", file: "Ficheiro", rows: "Linhas",
	},
}
