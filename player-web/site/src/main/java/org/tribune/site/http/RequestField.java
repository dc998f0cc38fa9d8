package org.tribune.site.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What is said of a request's field that does not fit, where its type alone does not say it. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequestField {
  /** Code of the message that says what it has to be; empty: {@link #problem} is all. */
  String kind() default "";

  /**
   * Code of the message that is the answer. What {@link RequestBody#read} was given stands in it,
   * and behind that the name of the field.
   */
  String problem() default "";

  /** True if null is as good as leaving it out. */
  boolean orNull() default false;
}
