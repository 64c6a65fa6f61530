package io.crossfix.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The import table of the design, as a test. */
@AnalyzeClasses(packages = "io.crossfix", importOptions = ImportOption.DoNotIncludeTests.class)
class ImportsPointOneWayTest {

    @ArchTest
    static final ArchRule layers = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("model")
            .definedBy("io.crossfix.model..")
            .layer("rule")
            .definedBy("io.crossfix.rule..")
            .layer("flow")
            .definedBy("io.crossfix.flow..")
            .layer("job")
            .definedBy("io.crossfix.job..")
            .whereLayer("job")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("flow")
            .mayOnlyBeAccessedByLayers("job")
            .whereLayer("rule")
            .mayOnlyBeAccessedByLayers("flow", "job")
            .whereLayer("model")
            .mayOnlyBeAccessedByLayers("rule", "flow", "job");

    @ArchTest
    static final ArchRule modelSeesNoFlink = noClasses()
            .that()
            .resideInAPackage("io.crossfix.model..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.flink..");

    @ArchTest
    static final ArchRule nobodyHereSeesKafka = noClasses()
            .that()
            .resideInAPackage("io.crossfix..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule onlyTheGridSeesH3 = noClasses()
            .that()
            .doNotHaveSimpleName("Grid")
            .and()
            .haveNameNotMatching(".*\\.Grid\\$.*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.uber.h3core..");

    @ArchTest
    static final ArchRule decisionsKnowNoWallClock = noClasses()
            .that()
            .resideInAnyPackage("io.crossfix.model..", "io.crossfix.rule..", "io.crossfix.flow..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID");
}
