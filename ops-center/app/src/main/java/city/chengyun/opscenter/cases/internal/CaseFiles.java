package city.chengyun.opscenter.cases.internal;

import city.chengyun.opscenter.cases.engine.CaseDefinition;
import city.chengyun.opscenter.cases.engine.DefinitionCheck;
import city.chengyun.opscenter.definition.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Where the data of the module is: {@value #FOLDER} on the class path. */
final class CaseFiles {

    private static final String FOLDER = "city/chengyun/opscenter/cases/";

    private CaseFiles() {}

    static YamlFile file(String name) {
        return YamlFile.of(new ClassPathResource(FOLDER + name));
    }

    /**
     * All definitions, by id.
     *
     * @throws IllegalStateException with file, line and reason if one of them is wrong
     */
    static List<CaseDefinition> definitions() {
        try {
            Resource[] found =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath:" + FOLDER + "definitions/*.yaml");
            return Arrays.stream(found)
                    .map(YamlFile::of)
                    .map(CaseFiles::definition)
                    .sorted(Comparator.comparing(CaseDefinition::id))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the definitions", e);
        }
    }

    static CaseDefinition definition(YamlFile file) {
        CaseDefinition definition = file.read(CaseDefinition.class);
        try {
            DefinitionCheck.check(definition);
        } catch (DefinitionCheck.Misfit e) {
            throw file.wrong(e.pointer(), String.valueOf(e.getMessage()), e);
        }
        return definition;
    }
}
