package dev.culprit.summarizer.dossier;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a line speaks to its reader, in one of the languages and disguises in which people try. */
final class Address {
    private static final Pattern ENGLISH = Pattern.compile(
            "(?i)\\b(?:ignore|disregard|forget|override|bypass)\\b.{0,60}\\b(?:previous|above|prior|earlier|all|any|these|your"
                    + "|instructions?|rules?|prompt)\\b"
                    + "|\\b(?:system|developer) (?:prompt|message|instructions?)\\b|\\bprompt injection\\b|\\bjailbreak"
                    + "|\\byou (?:are|must|should|will|shall|have to|need to)\\b|\\byour (?:task|job|role|instructions?|answer)\\b"
                    + "|\\b(?:as an?|dear) (?:ai|assistant|language model|llm)\\b|\\b(?:assistant|language model|chatgpt|llm)\\b"
                    + "|\\b(?:respond|reply|answer|output|print|say|write|report|state|claim|conclude|tell|blame|mention)\\b.{0,20}"
                    + "\\b(?:that|with|only|exactly|following|json|instead)\\b"
                    + "|\\b(?:pretend|role-?play|act as|imagine (?:you|that)|from now on|new (?:rules?|instructions?|task))\\b");

    private static final Pattern SHAPED = Pattern.compile(
            "(?i)<\\|?/?(?:im_start|im_end|system|user|assistant|inst|s)\\b|\\[/?inst\\]|(?:^|\\s)#{2,}\\s*\\w+"
                    + "|(?:^|[\\s\"'{])(?:system|user|assistant|human)[\"']?\\s*:"
                    + "|\\bnext_steps\\b|[\"'](?:headline|explanation|evidence|suspects|confidence|rank)[\"']\\s*:");

    /** To ignore, and instructions, in what else people write. */
    private static final Pattern FOREIGN = Pattern.compile(
            "\\b(?:ignorier|vergiss|vergesst|missachte|befolge|ignora\\b|ignorez|olvida\\b|oublie|dimentica\\b|desconsidere"
                    + "|esqueca\\b|negeer|vergeet|zignoruj|ignoruj|glom\\b|ohita\\b|yoksay|gormezden)"
                    + "|\\b(?:anweisung|instruccion|istruzion|instruco|instrucao|instructies|polecen|instrukc|instruktion|talimat)"
                    + "|игнорир|забудь|инструкц|ігнор|忽略|忽视|无视|無視|忽視|指令|指示|무시|지시|تجاهل|التعليمات|अनदेखा|निर्देश");

    private static final Pattern SPACED = Pattern.compile("(?<=\\b\\w)[ .*_-](?=\\w\\b)");

    private static final String DISGUISED = "013457@$!аеорсухіјѕкмтв";
    private static final String MEANT = "oieastasiaeopcyxijskmtb";

    private Address() {}

    static boolean isFoundIn(String line) {
        if (ENGLISH.matcher(line).find() || SHAPED.matcher(line).find()) {
            return true;
        }
        String bare = Normalizer.normalize(line, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        return FOREIGN.matcher(bare).find()
                || FOREIGN.matcher(line).find()
                || ENGLISH.matcher(undisguised(bare)).find()
                || ENGLISH.matcher(undisguised(SPACED.matcher(bare).replaceAll("")))
                        .find();
    }

    /** {@code 1gn0r3}, and letters of other alphabets that look like these. */
    private static String undisguised(String line) {
        var meant = new StringBuilder(line);
        for (int i = 0; i < meant.length(); i++) {
            int at = DISGUISED.indexOf(meant.charAt(i));
            if (at >= 0) {
                meant.setCharAt(i, MEANT.charAt(at));
            }
        }
        return meant.toString();
    }
}
