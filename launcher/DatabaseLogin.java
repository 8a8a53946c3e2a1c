import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * Logs in to a database as the engine will, with the engine's own driver: its URL and user are the arguments, the
 * password comes on standard input. Prints why the engine could not use it; nothing when it can.
 */
final class DatabaseLogin {

    private static final int OLDEST_VERSION = 15;
    private static final String QUESTION =
            "SELECT current_setting('server_version_num')::int / 10000, has_schema_privilege('public', 'CREATE')";

    private DatabaseLogin() {}

    public static void main(String[] arguments) throws IOException {
        Properties login = new Properties();
        login.setProperty("user", arguments[1]);
        login.setProperty("password", new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        login.setProperty("loginTimeout", "10");
        try (Connection connection = DriverManager.getConnection(arguments[0], login);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(QUESTION)) {
            answer.next();
            if (answer.getInt(1) < OLDEST_VERSION) {
                System.out.println("it is version " + answer.getInt(1) + ", older than " + OLDEST_VERSION);
            } else if (!answer.getBoolean(2)) {
                System.out.println("role " + arguments[1] + " may not create tables in it: make it the owner");
            }
        } catch (SQLException e) {
            System.out.println(e.getMessage());
        }
    }
}
