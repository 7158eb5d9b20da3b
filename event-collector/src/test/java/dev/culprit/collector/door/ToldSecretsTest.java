package dev.culprit.collector.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.culprit.collector.KubeObject;
import dev.culprit.collector.RedactionKey;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that are told in words, piped, subscripted or given as arguments of nobody's tool; and what only sounds so. */
class ToldSecretsTest {
    /** What is not linear takes hours; a busy machine is no failure. */
    private static final Duration FOREVER = Duration.ofMinutes(2);

    private final SecretText text = new SecretText(RedactionKey.fixed());
    private final Door door = new Door(RedactionKey.fixed());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo PLANT3D | docker login --password-stdin r.farm",
                "echo planted | docker login -u anna --password-stdin",
                "echo -n 'planted two' | docker login -u a --password-stdin",
                "echo \"planted\" | \\\n  docker login --password-stdin",
                "printf '%s' planted | podman login --password-stdin x",
                "set -e\necho planted|docker login --password-stdin\nls",
                "docker login -u a --password-stdin <<< planted",
                "docker login --password-stdin r.farm <<<\"planted\"",
                "echo anna:planted | chpasswd",
                "echo planted | sudo -S ls",
                "echo planted | gh auth login --with-token",
                "$config['password'] = 'planted';",
                "$config['db']['password']='planted';",
                "config[\"password\"]=\"planted\"",
                "config[\"password\"] = planted",
                "conf[:password] = 'planted'",
                "os.environ['API_TOKEN'] = 'planted'",
                "password PLANT3D",
                "using password plant3d for anna",
                "login as anna with password pl@nted",
                "password \"planted\"",
                "the password 'planted' was refused",
                "password is planted",
                "The password is planted.",
                "the password is: planted",
                "the password for anna is planted",
                "the password for the user anna is 'planted'",
                "DB_PASSWORD is planted",
                "root password was changed to planted",
                "password has been set to planted, tell nobody",
                "password is now planted",
                "new passphrase is \"planted two\"",
                "the token is plant3dplant3d",
                "the API key is plant3d-0815",
                "password: planted",
                "login failed with password: planted",
                "login failed (password: planted)",
                "auth failed, Password:planted",
                "tried user anna password: planted and gave up"
            })
    void whatIsToldIsTakenOut(String planted) {
        assertThat(text.within(planted)).doesNotContainIgnoringCase("plant").contains("redacted:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password is required",
                "Password is required.",
                "password is too short",
                "password is not set",
                "the password is stored in a vault",
                "password is wrong, try again",
                "password is missing",
                "password is invalid: 3 attempts left",
                "the password for user bob is wrong",
                "password policy",
                "password policy changed",
                "Password reset for anna",
                "password authentication failed for user \"bob\"",
                "FATAL: password authentication failed for user \"bob\" (SQLSTATE 28P01)",
                "password changed",
                "password hash uses SHA-512",
                "password must have 8 characters",
                "password expires in 5 days",
                "password 3 times wrong",
                "password: must not be empty",
                "password: required",
                "invalid password: too short",
                "token expired",
                "token is expired",
                "token: expired",
                "the token is valid for 24h",
                "token has been revoked",
                "no password given",
                "wrong password for user bob",
                "password $DB_PASSWORD",
                "password is ${DB_PASSWORD}",
                "password ****",
                "password is <redacted>",
                "secret is missing",
                "secret db-credentials not found",
                "secret \"db-password\" not found",
                "couldn't find key password in Secret farm/db-1",
                "references non-existent secret key: password",
                "Error: secret \"db-password\": forbidden",
                "MountVolume.SetUp failed for volume \"default-token-x\" : failed to sync secret cache: timed out waiting for the condition",
                "MountVolume.SetUp failed for volume \"db-token-x2\" : object \"farm\"/\"db-token-x2\" not registered",
                "MountVolume.SetUp failed for volume \"db-token-x2\" : secret \"db-token-x2\" not found",
                "MountVolume.SetUp failed for volume \"api-token\" : mount failed: exit status 32",
                "the partition key is user_id",
                "key is id",
                "echo \"$TOKEN\" | docker login --password-stdin r.farm",
                "echo $TOKEN | docker login --password-stdin",
                "cat /run/token | docker login --password-stdin",
                "echo done | tee log",
                "items[\"monkey\"] = \"george\"",
                "rows[3] = 'corn'"
            })
    void whatIsSaidOfASecretStaysReadable(String harmless) {
        assertThat(text.within(harmless)).isEqualTo(harmless);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['-p','pl4nted']",
                "['--password','planted']",
                "['--db-password','planted','--port','80']",
                "['-u','root','-p','planted']",
                "['--user','root','-p','planted','db']",
                "['run','-p','Pl@nted']",
                "['-password','planted']",
                "['--pass','planted']"
            })
    void anArgumentBehindAFlagForPasswordsIsTakenOut(String arguments) {
        assertThat(argumentsOf(arguments)).doesNotContainIgnoringCase("planted").contains("redacted:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['-p','8080']",
                "['-p','8080:80']",
                "['-p','127.0.0.1:8080:80']",
                "['-p','/var/data']",
                "['-p','data']",
                "['mkdir','-p','Data1']",
                "['-p','profile','-v']",
                "['-u','1000','-p','8080']",
                "['-p','http://x.farm/y']",
                "['ssh','-p','2222']",
                "['-p','--verbose']",
                "['--password-file','/run/password']",
                "['--passthrough','x1y2']"
            })
    void anArgumentBehindAFlagForSomethingElseStays(String arguments) {
        assertThat(argumentsOf(arguments)).isEqualTo(KubeObject.json(arguments).toString());
    }

    private String argumentsOf(String arguments) {
        var spec = KubeObject.deployment("barn").container("args", arguments).node();
        return door.admit(spec).at("/spec/template/spec/containers/0/args").toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password ",
                "password is ",
                "password for a ",
                "password for a is ",
                "echo ",
                "echo a|",
                "echo a | b ",
                "echo \"",
                "printf %s ",
                "--a-stdin ",
                "--a-stdin <<<",
                "['password']",
                "password'] ",
                "a-",
                "password \"",
                "password: must ",
                "api key is "
            })
    void manyOfAnythingAreReadInAMoment(String part) {
        String repeated = part.repeat((1 << 16) / part.length());
        assertTimeoutPreemptively(FOREVER, () -> text.within(repeated + " password @|<<<"));
        assertTimeoutPreemptively(FOREVER, () -> text.within("password @|<<<: " + repeated));
    }
}
