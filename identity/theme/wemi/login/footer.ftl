<#macro content>
<div class="wemi-help">
  <h2>${msg("wemiHelpTitle")}</h2>
  <p>${msg("wemiHelpText")}</p>
  <p>${msg("wemiSafetyText")}</p>
  <#if client?? && client.baseUrl?has_content>
    <p><a href="${client.baseUrl}">${msg("wemiBack")}</a></p>
  </#if>
</div>
</#macro>
